#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace drctl {

/// An option as help and completion see it.
struct OptionText {
  std::vector<std::string> names;  ///< "-e", "--env"
  std::string value_name;          ///< "ENV"; empty for a flag
  std::string help;
  std::vector<std::string> words{};  ///< the only values, when there are any
};

/// What a command takes.
struct CommandLine {
  std::vector<OptionText> options;
  std::string positional;                       ///< "RUNBOOK"; empty when it takes none
  std::vector<std::string> positional_words{};  ///< its only values, when there are any
};

/// What the command declares, with the options that every command has.
CommandLine command_line_of(const CommandRow& command);

/// --color and --log-file, which every command has; `context` must live as long as the command.
void declare_common_options(Arguments& arguments, Context& context);

}  // namespace drctl
