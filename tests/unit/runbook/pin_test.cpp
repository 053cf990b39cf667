#include "runbook/pin.hpp"

#include <gtest/gtest.h>

#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

/// The environment with `identity: 7` at its first target.
std::string pinned(const std::string& text) {
  const auto environment = read_environment(source_of(text));
  if (!environment) return text_of(environment.error());
  const auto result = with_identity(environment->targets[0], "7");
  return result ? *result : "by hand: " + result.error();
}

TEST(Pin, GetsALineOfItsOwnBelowTheKind) {
  EXPECT_EQ(pinned("environment: e  # ours\ntargets:\n  c:\n    kind: kubernetes  # the cluster\n"
                   "    context: x\n    namespace: n\n"),
            "environment: e  # ours\ntargets:\n  c:\n    kind: kubernetes  # the cluster\n    identity: 7\n"
            "    context: x\n    namespace: n\n");
}

TEST(Pin, FollowsTheKindInsideOfBraces) {
  EXPECT_EQ(pinned("environment: e\ntargets:\n  c: {kind: kubernetes, context: x, namespace: n}\n"),
            "environment: e\ntargets:\n  c: {kind: kubernetes, identity: 7, context: x, namespace: n}\n");
}

TEST(Pin, TakesThePlaceOfAnEarlierOne) {
  EXPECT_EQ(pinned("environment: e\ntargets:\n  c:\n    kind: kubernetes\n    context: x\n    namespace: n\n"
                   "    identity: old # last year's\n"),
            "environment: e\ntargets:\n  c:\n    kind: kubernetes\n    context: x\n    namespace: n\n"
            "    identity: 7 # last year's\n");
}

TEST(Pin, WorksAtTheEndOfAFileWithoutNewline) {
  EXPECT_EQ(pinned("environment: e\ntargets:\n  c:\n    context: x\n    namespace: n\n    kind: kubernetes"),
            "environment: e\ntargets:\n  c:\n    context: x\n    namespace: n\n    kind: kubernetes\n    "
            "identity: 7");
}

TEST(Pin, LeavesWhatItCannotPlaceToThePerson) {
  EXPECT_EQ(pinned("environment: e\ntargets:\n  c: {kind: kubernetes, context: x, namespace: n, identity: "
                   "\"o\\x41\"}\n"),
            "by hand: write `identity: 7` at target 'c' yourself");
}

}  // namespace
}  // namespace drctl
