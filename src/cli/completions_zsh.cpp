#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command_line.hpp"
#include "cli/completions.hpp"

namespace drctl {

namespace {

/// In a text between single quotes, where _arguments gives brackets and colons a meaning.
std::string in_zsh_quotes(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
    result += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return result;
}

std::string words_or_files(const std::string& name, const std::string& values) {
  return fmt::format("{}:_alternative 'names:{}:($({}))' 'files:file:_files'", name, name, values);
}

/// What ends an option's text in quotes: ":FORMAT:(text json)'"; files where the words are not known.
std::string zsh_value_of(const OptionText& option) {
  if (option.value_name.empty()) return "'";
  if (const auto values = values_of(option.value_name); !values.empty())
    return fmt::format("'\":{}\"", words_or_files(option.value_name, values));
  const auto values = option.words.empty() ? "_files" : fmt::format("({})", fmt::join(option.words, " "));
  return fmt::format(":{}:{}'", in_zsh_quotes(option.value_name), values);
}

std::string option_specs(const CommandLine& line) {
  std::string specs;
  for (const auto& option : line.options)
    for (const auto& name : option.names)
      specs += fmt::format(" \\\n        '*{}[{}]{}", name, in_zsh_quotes(option.help), zsh_value_of(option));
  return specs;
}

std::string positional_spec(const CommandLine& line) {
  if (line.positional.empty()) return "";
  if (line.positional == "FILE") return " \\\n        '*:FILE:_files'";
  const auto values = values_of(line.positional);
  if (!values.empty()) return fmt::format(" \\\n        \"*:{}\"", words_or_files(line.positional, values));
  return fmt::format(" \\\n        '*:{}:({})'", line.positional, fmt::join(line.positional_words, " "));
}

}  // namespace

std::string zsh_completion(std::span<const CommandRow> commands) {
  std::string names, cases;
  for (const auto& command : commands) {
    const auto line = command_line_of(command);
    names += fmt::format("    '{}:{}'\n", command.name, in_zsh_quotes(command.summary));
    cases += fmt::format("    {})\n      _arguments{}{} ;;\n", command.name, option_specs(line),
                         positional_spec(line));
  }
  return fmt::format(R"(#compdef drctl
# Completion of drctl for zsh:  drctl completion zsh > FOLDER/_drctl   (a folder of $fpath)
_drctl() {{
  local -a commands
  commands=(
{}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
{}  esac
}}
compdef _drctl drctl
)",
                     names, cases);
}

}  // namespace drctl
