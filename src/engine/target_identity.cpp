#include "engine/target_identity.hpp"

#include <fmt/format.h>

namespace drctl {

namespace {

std::string identity_before(const State& state, const Target& target) {
  const auto seen = state.targets.find(target.name);
  return seen == state.targets.end() ? std::string{} : seen->second.identity;
}

std::string verdict_of(const Plan& plan, const State& state, const Target& target, const std::string& found) {
  const auto before = identity_before(state, target);
  if (found.empty()) return "unknown";
  if (found == before) return "as_before";
  if (before.empty() && target.setting("identity").empty()) return "first_seen";
  if (before.empty() && found == target.setting("identity")) return "as_pinned";
  return plan.expect_new.contains(target.name) ? "expected_new" : "mismatch";
}

}  // namespace

std::string expected_identity(const Plan& plan, const State& state, const Target& target) {
  if (plan.expect_new.contains(target.name)) return {};
  const auto before = identity_before(state, target);
  return before.empty() ? target.setting("identity") : before;
}

TargetIdentified judge_identity(const Plan& plan, const State& state, const Target& target,
                                const std::expected<std::string, std::string>& answer) {
  const auto before = identity_before(state, target);
  return {target.name, answer.value_or(""), before.empty() ? target.setting("identity") : before,
          verdict_of(plan, state, target, answer.value_or("")), answer ? "" : answer.error()};
}

std::string wrong_target(const SeenTarget& seen, const std::string& target) {
  if (seen.verdict != "mismatch") return {};
  return fmt::format("target '{}' is not the one that was meant: it says that it is {}", target, seen.found);
}

}  // namespace drctl
