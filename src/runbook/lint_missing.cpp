#include <fmt/format.h>

#include <algorithm>

#include "runbook/captured.hpp"
#include "runbook/lint.hpp"
#include "runbook/steps.hpp"
#include "runbook/used_names.hpp"
#include "support/codes.hpp"

// A capture whose step was skipped is missing, and the step that uses it fails: in the one run in which it
// matters.
namespace drctl {
namespace {

using Names = std::set<std::string>;

/// Goes through the steps in their order. What was captured inside of something that may be skipped comes
/// into doubt when that is left: inside of it there is none.
class MissingLint {
 public:
  explicit MissingLint(Findings& findings) : findings_(findings) {}

  void look_at(const std::vector<Step>& steps) {
    const auto jumps = detours_in(steps);
    std::vector<std::size_t> starts;  // of each step, how much was captured before it
    for (std::size_t index = 0; index < steps.size(); ++index) {
      starts.push_back(captured_.size());
      const auto [first, last] = jumps.equal_range(index);
      for (auto jump = first; jump != last; ++jump) land(steps, jump->second, starts);
      look_at(steps[index]);
    }
  }

  void look_at(const Capture& output) {
    const auto& names = output.value.expression.names();
    Names told;
    asked_.push_back(with_sources(names));
    look_at_use(names, output.value.text.place(), told);
    asked_.pop_back();
  }

 private:
  void look_at(const Step& step) {
    const auto start = captured_.size();
    look_at_uses(step);
    if (step.when) asked_.push_back(with_sources(step.when->expression.names()));
    look_inside(step);
    if (step.when) asked_.pop_back();
    const auto own = captured_.size();
    for (const auto& capture : step.capture) captured_.add(step, capture);
    if (step.on_failure != OnFailure::goto_) captured_.come_into_doubt_by_failure(own, step);
    for (const auto& doubt : doubts_of_when(step)) captured_.come_into_doubt(start, captured_.size(), doubt);
  }

  /// What one of its texts asks the others know.
  void look_at_uses(const Step& step) {
    Names all, told;
    each_use(step, [&](const Names& names, const Place&) { all.insert(names.begin(), names.end()); });
    asked_.push_back(with_sources(all));
    each_use(step, [&](const Names& names, const Place& place) { look_at_use(names, place, told); });
    asked_.pop_back();
  }

  /// Whoever asks a capture asks what it was made of.
  Names with_sources(Names names) const {
    for (const auto& name : Names(names)) names.merge(captured_.sources_of(name));
    return names;
  }

  /// The options of a decision know nothing of each other.
  void look_inside(const Step& step) {
    const auto start = captured_.size();
    for (const auto* steps : inner_lists(step)) {
      captured_.hide(start, true);
      look_at(*steps);
    }
    captured_.hide(start, false);
  }

  /// The run gets here from the step before, or by the jump from one that failed.
  void land(const std::vector<Step>& steps, const Detour& jump, const std::vector<std::size_t>& starts) {
    const auto& from = steps[jump.from];
    captured_.come_into_doubt_by_failure(starts[jump.from], from);
    for (auto over = jump.first; over + 1 < starts.size(); ++over)
      captured_.come_into_doubt(starts[over], starts[over + 1], doubt_of_jump(from, steps[over]));
  }

  void look_at_use(const Names& names, const Place& place, Names& told) {
    for (const auto& name : names) {
      const auto* doubt = captured_.open_doubt(name, [&](const Names& tell) { return is_asked(tell); });
      if (doubt == nullptr || !told.insert(name).second) continue;
      findings_.warn(codes::perhaps_missing, place,
                     fmt::format("'{}' may be missing here: {}", name, doubt->why), doubt->help);
    }
  }

  /// Whether one of the names stands in the step that is looked at, or in a `when` around it.
  bool is_asked(const Names& names) const {
    return std::ranges::any_of(asked_, [&](const auto& asked) {
      return std::ranges::any_of(names, [&](const auto& name) { return asked.contains(name); });
    });
  }

  Findings& findings_;
  Captured captured_;
  std::vector<Names> asked_;
};

}  // namespace

void lint_missing(const Linted& linted, Findings& findings) {
  MissingLint lint(findings);
  lint.look_at(linted.runbook().steps);
  for (const auto& output : linted.runbook().outputs) lint.look_at(output);
}

}  // namespace drctl
