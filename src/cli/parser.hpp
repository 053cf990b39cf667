#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/command.hpp"

namespace drctl {

/// A command line that asks for no command: --help or --version, already answered with this text.
struct Answered {
  std::string text;
};

/// A command line that can't be understood.
struct Misused {
  std::string message, help;
};

struct Chosen {
  Action action;
  Context context;
};

/// What the arguments (the program's name first) ask for.
std::variant<Chosen, Answered, Misused> parse_command_line(const std::vector<std::string>& arguments);

}  // namespace drctl
