#pragma once

#include "testing/coverage.hpp"

namespace drctl {

/// Everything that the tests of the plan's runbook can go through.
std::vector<Coverage::Item> items_of(const Plan& plan);

/// Which of them this run went through.
std::vector<Coverage::Item> items_of(const Plan& plan, const Played& played);

}  // namespace drctl
