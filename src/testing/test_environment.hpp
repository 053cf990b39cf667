#pragma once

#include <expected>
#include <memory>

#include "testing/subject.hpp"

namespace drctl {

/// An environment that exists nowhere: every setting of every target is "test" or its default, the variables
/// are those of the case, of the test, of the tests of included runbooks, in this order; a secret is never
/// read. Fails when a variable is given that no runbook of the plan has.
std::expected<std::shared_ptr<const Environment>, Diagnostics> test_environment(const TestSubject& subject,
                                                                                const TestCase& one);

}  // namespace drctl
