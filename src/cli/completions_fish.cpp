#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command_line.hpp"
#include "cli/completions.hpp"

namespace drctl {

namespace {

/// Between single quotes.
std::string in_fish_quotes(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '\'' || c == '\\' ? fmt::format("\\{}", c) : std::string(1, c);
  return result;
}

std::string names_of(const OptionText& option) {
  std::string names;
  for (const auto& name : option.names)
    names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  return names;
}

/// -x: a value that is no file; -r -F: one that may be.
std::string fish_value_of(const OptionText& option) {
  if (option.value_name.empty()) return "";
  if (const auto values = values_of(option.value_name); !values.empty())
    return fmt::format(" -r -F -a \"({})\"", values);
  return option.words.empty() ? " -r -F" : fmt::format(" -x -a '{}'", fmt::join(option.words, " "));
}

std::string lines_of(const CommandRow& command, const CommandLine& line) {
  const auto start = fmt::format("complete -c drctl -n '__fish_seen_subcommand_from {}'", command.name);
  std::string lines = fmt::format("complete -c drctl -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                                  in_fish_quotes(command.summary));
  for (const auto& option : line.options)
    lines += fmt::format("{}{}{} -d '{}'\n", start, names_of(option), fish_value_of(option),
                         in_fish_quotes(option.help));
  const auto values = values_of(line.positional);
  if (!values.empty()) lines += fmt::format("{} -F -a \"({})\"\n", start, values);
  if (line.positional == "FILE") lines += start + " -F\n";
  if (!line.positional_words.empty())
    lines += fmt::format("{} -a '{}'\n", start, fmt::join(line.positional_words, " "));
  return lines;
}

}  // namespace

std::string fish_completion(std::span<const CommandRow> commands) {
  std::string script =
      "# Completion of drctl for fish:  drctl completion fish > ~/.config/fish/completions/drctl.fish\n"
      "complete -c drctl -f\n";
  for (const auto& command : commands) script += lines_of(command, command_line_of(command));
  return script;
}

}  // namespace drctl
