#pragma once

#include <functional>
#include <string>

#include "cli/arguments.hpp"
#include "cli/exit_status.hpp"

namespace drctl {

/// What every command is given.
struct Context {
  std::string color = "auto";  ///< auto | always | never
  std::string log_file;        ///< a developer's trace, or empty
};

/// A command ready to run, its arguments filled in.
using Action = std::function<ExitStatus(const Context&)>;

/// A row of the table of commands.
struct CommandRow {
  const char* name;
  const char* summary;  ///< one line
  const char* lesson;   ///< what --help teaches below the options: examples, exit statuses
  Action (*declare)(Arguments& arguments);
};

}  // namespace drctl
