#include "engine/target_identity.hpp"

#include <fmt/format.h>

namespace drctl {

namespace {

/// What it said earlier in this run; empty when it was not asked, or told nothing.
std::string identity_before(const State& state, const Target& target) {
  const auto seen = state.targets.find(target.name);
  return seen == state.targets.end() ? std::string{} : seen->second.identity;
}

/// What it said earlier in this run, else what is pinned.
std::string known_identity(const State& state, const Target& target) {
  const auto before = identity_before(state, target);
  return before.empty() ? target.setting("identity") : before;
}

std::string verdict_of(const Plan& plan, const State& state, const Target& target, const std::string& found) {
  const auto known = known_identity(state, target);
  if (found.empty()) return "unknown";
  if (known.empty()) return "first_seen";
  if (found == known) return identity_before(state, target).empty() ? "as_pinned" : "as_before";
  return plan.expect_new.contains(target.name) ? "expected_new" : "mismatch";
}

}  // namespace

std::string expected_identity(const Plan& plan, const State& state, const Target& target) {
  return plan.expect_new.contains(target.name) ? std::string{} : known_identity(state, target);
}

TargetIdentified judge_identity(const Plan& plan, const State& state, const Target& target,
                                const std::expected<std::string, std::string>& answer) {
  const auto found = answer.value_or("");
  return {target.name, found, known_identity(state, target), verdict_of(plan, state, target, found),
          answer ? "" : answer.error()};
}

std::string wrong_target(const SeenTarget& seen, const std::string& target) {
  if (seen.verdict != "mismatch") return {};
  return fmt::format("target '{}' is not the one that was meant: it says that it is {}", target, seen.found);
}

}  // namespace drctl
