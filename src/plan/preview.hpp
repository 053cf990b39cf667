#pragma once

#include <map>

#include "plan/prepare.hpp"

namespace drctl {

/// The step's call with what is known before the run: variables, but no captures. For plans and dry runs.
std::expected<Prepared, PlacedError> preview_known(const Plan& plan, const PlannedStep& step);

/// Whether the step's `when`, or that of what it is inside of, is false whatever the run brings.
bool known_to_be_skipped(const Plan& plan, const PlannedStep& step);

/// Why the option of the decision at `index` can't be carried out, or nothing: the first of its calls that
/// its adapter refuses, as far as it is known before the run.
std::optional<PlacedError> refused_option(const Plan& plan, std::size_t index, const std::string& option);

/// Options that were decided in advance, by the decision's id.
using Decided = std::map<std::string, std::string>;

/// Every call of the plan that its adapter refuses before anything runs, with places. One in an option is
/// passed over as long as the decision can go another way: nobody has to take that option.
Diagnostics refused_calls(const Plan& plan, const Decided& decided = {});

}  // namespace drctl
