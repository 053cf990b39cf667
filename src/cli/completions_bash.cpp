#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command_line.hpp"
#include "cli/completions.hpp"

namespace drctl {

namespace {

std::string words_of(const OptionText& option) {
  const auto values = values_of(option.value_name);
  return values.empty() ? fmt::format("'{}'", fmt::join(option.words, " ")) : fmt::format("$({})", values);
}

/// `'run --env') words=... ;;` for the options whose words are known; files for the other values.
std::string values_after_options(const CommandRow& command, const CommandLine& line) {
  std::string cases;
  for (const auto& option : line.options)
    if (!option.value_name.empty())
      for (const auto& name : option.names)
        cases += fmt::format("    '{} {}') words={} ;;\n", command.name, name, words_of(option));
  return cases;
}

std::string options_of(const CommandRow& command, const CommandLine& line) {
  std::vector<std::string> names;
  for (const auto& option : line.options) names.push_back(option.names.back());
  return fmt::format("    '{} '-*) words='{}' ;;\n", command.name, fmt::join(names, " "));
}

std::string positional_of(const CommandRow& command, const CommandLine& line) {
  const auto values = values_of(line.positional);
  if (!values.empty()) return fmt::format("    '{} '*) words=$({}) ;;\n", command.name, values);
  if (line.positional_words.empty()) return "";
  return fmt::format("    '{} '*) words='{}' ;;\n", command.name, fmt::join(line.positional_words, " "));
}

}  // namespace

std::string values_of(const std::string& name) {
  if (name == "RUNBOOK" || name == "PATH") return "drctl list 2>/dev/null | cut -d' ' -f1";
  if (name == "ENV") return "drctl list --environments | cut -d' ' -f1";
  if (name == "RUN") return "drctl runs 2>/dev/null | tail -n +2 | cut -d' ' -f1";
  if (name == "CODE") return "drctl explain | cut -d' ' -f1";
  return "";
}

std::string bash_completion(std::span<const CommandRow> commands) {
  std::string names, values, options, positionals;
  for (const auto& command : commands) {
    const auto line = command_line_of(command);
    names += fmt::format("{} ", command.name);
    values += values_after_options(command, line);
    options += options_of(command, line);
    positionals += positional_of(command, line);
  }
  return fmt::format(R"(# Completion of drctl for bash:  source <(drctl completion bash)
_drctl() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}} words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='{}--help --version'
  else
    case "$command $before" in
{}    *)
    case "$command $word" in
{}{}    esac ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}}
complete -o default -F _drctl drctl
)",
                     names, values, options, positionals);
}

}  // namespace drctl
