#pragma once

#include <expected>
#include <string>
#include <vector>

#include "cli/exit_status.hpp"
#include "drctl/diagnostic.hpp"

namespace drctl {

/// Why a command can't go on: a sentence, or findings in files; and the status to exit with.
struct Problem {
  ExitStatus status = ExitStatus::bad_input;
  std::string message, help;
  Diagnostics diagnostics{};
};

template <class T>
using OrProblem = std::expected<T, Problem>;

inline std::unexpected<Problem> problem(ExitStatus status, std::string message, std::string help = {}) {
  return std::unexpected(Problem{status, std::move(message), std::move(help)});
}
inline std::unexpected<Problem> problem(Diagnostics diagnostics) {
  return std::unexpected(Problem{ExitStatus::bad_input, {}, {}, std::move(diagnostics)});
}

}  // namespace drctl
