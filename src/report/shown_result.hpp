#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "report/style.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// A step's result as its `show` wants it: rows as a table, else as JSON or text; of either at most 40 rows
/// or lines. Empty for Show::nothing.
std::string shown_result(const nlohmann::json& result, Show show, const Style& style);

}  // namespace drctl
