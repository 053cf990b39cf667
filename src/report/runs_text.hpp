#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "report/style.hpp"

namespace drctl {

/// One row of `drctl runs`.
struct RunRow {
  std::string id, runbook, environment;
  std::string status;  ///< of RunEnded; "running"; "unfinished"; or what is wrong with its journal
  std::chrono::system_clock::time_point started;
  std::chrono::milliseconds duration{0};
};

/// The rows as they are given, in aligned columns with a heading; a sentence when there are none.
std::string runs_text(const std::vector<RunRow>& rows, const Style& style);

}  // namespace drctl
