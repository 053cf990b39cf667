#pragma once

#include "testing/coverage.hpp"

namespace drctl {

/// Everything that the tests of the runbook can go through, by its text: a step of a `for_each` once, however
/// many rounds a case has. One round that goes through it counts for all.
std::vector<Coverage::Item> items_of(const Runbook& runbook);

/// Which of them this run went through.
std::vector<Coverage::Item> items_of(const Plan& plan, const Played& played);

}  // namespace drctl
