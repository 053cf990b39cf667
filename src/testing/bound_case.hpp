#pragma once

#include <expected>
#include <memory>
#include <vector>

#include "plan/adapters.hpp"
#include "plan/plan.hpp"
#include "testing/faked_call.hpp"
#include "testing/scripts.hpp"
#include "testing/subject.hpp"

namespace drctl {

/// A case ready to be played: the plan, with a fake before each adapter. Play it once: fakes count.
struct BoundCase {
  Plan plan;
  Scripts scripts;
  std::vector<std::unique_ptr<FakedCall>> fakes;  ///< owns what the plan's calls point at
};

/// Binds the case; fails with all that is wrong in it. `subject` and `adapters` must outlive the result.
std::expected<BoundCase, Diagnostics> bind_case(const TestSubject& subject, const TestCase& one,
                                                const Adapters& adapters);

}  // namespace drctl
