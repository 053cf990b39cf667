#pragma once

#include <string>
#include <vector>

namespace drctl {

/// The whole program: reads the command line, runs the command, turns every failure into a text and a status.
/// Returns the exit status (cli/exit_status.hpp).
int run_program(const std::vector<std::string>& arguments);

}  // namespace drctl
