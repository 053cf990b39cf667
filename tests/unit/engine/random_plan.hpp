#pragma once

#include <random>
#include <string>

#include "unit/engine/test_run.hpp"

namespace drctl::test {

/// Random steps as YAML: reads, changes and destructive ones; some with a check, retries, a rollback, a rule
/// for failures, a condition; some behind a decision.
std::string random_steps(std::mt19937& random);

/// Random outcomes for all that the plan can do, and random answers, or none, to all that may be asked in one
/// session.
void cast_lots(TestRun& run, std::mt19937& random);

}  // namespace drctl::test
