#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "runbook/lint.hpp"
#include "runbook/steps.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

/// Goes through the steps backwards, so that it is known at each what comes behind it.
class Verification {
 public:
  Verification(const Linted& linted, Findings& findings) : linted_(linted), findings_(findings) {}

  /// Warns of each change that nothing verifies; `behind` says whether something does behind these steps.
  void visit(const std::vector<Step>& steps, bool behind) {
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
      visit(*step, behind);
      behind = behind || verifies(*step);
    }
  }

 private:
  void visit(const Step& step, bool behind) {
    for (const auto* inner : inner_lists(step)) visit(*inner, behind);
    if (const auto* call = std::get_if<CallText>(&step.action); call && !behind && !verifies(step))
      judge(step, *call);
  }

  void judge(const Step& step, const CallText& call) {
    const auto effect = linted_.effect_of(call);
    if (effect == Effect::read) return;
    findings_.warn(codes::unverified, step.id.place,
                   fmt::format("nothing verifies what step '{}' does, which is {}", step.id.text,
                               effect == Effect::change ? "a change" : "destructive"),
                   "add 'expect', 'until' or 'check' to it, or a step behind it that looks");
  }

  bool verifies(const std::vector<Step>& steps) const {
    return std::ranges::any_of(steps, [&](const Step& step) { return verifies(step); });
  }

  bool verifies(const Step& step) const {
    if (step.until || !step.expect.empty() || step.check) return true;
    if (const auto inner = inner_lists(step); !inner.empty())
      return std::ranges::all_of(inner, [&](const auto* list) { return verifies(*list); });
    const auto* include = std::get_if<Include>(&step.action);
    return include != nullptr && verifies(include->runbook.text);
  }

  /// Asked once of each runbook: those that include each other may do so in very many ways.
  bool verifies(const std::string& included) const {
    const auto known = known_.find(included);
    if (known != known_.end()) return known->second;
    return known_[included] = verifies(linted_.loaded.included.at(included).steps);
  }

  const Linted& linted_;
  Findings& findings_;
  mutable std::map<std::string, bool> known_;
};

void lint_retries(const Step& step, const CallText& call, const Linted& linted, Findings& findings) {
  if (!step.retries || step.retries->attempts < 2 || step.check) return;
  if (linted.effect_of(call) == Effect::read) return;
  findings.warn(
      codes::blind_retries, step.id.place,
      fmt::format("step '{}' changes something, and is tried again without a look at what the attempt "
                  "before did",
                  step.id.text),
      "add 'check', which says whether it is done already, or remove 'retries'");
}

/// Before what is destructive stands a gate; whoever is asked there wants to know what it costs.
void lint_gate(const Step& step, const CallText& call, const Linted& linted, Findings& findings) {
  if (step.confirm || step.rollback || linted.effect_of(call) != Effect::destructive) return;
  findings.warn(
      codes::untold_destruction, step.id.place,
      fmt::format("step '{}' is destructive, and says neither what is lost nor how to go back", step.id.text),
      "add 'confirm:' with what whoever approves it must know, or 'rollback:'");
}

}  // namespace

void lint_changes(const Linted& linted, Findings& findings) {
  Verification(linted, findings).visit(linted.runbook().steps, false);
  for (const auto* step : all_steps(linted.runbook().steps))
    if (const auto* call = std::get_if<CallText>(&step->action)) {
      lint_retries(*step, *call, linted, findings);
      lint_gate(*step, *call, linted, findings);
    }
}

}  // namespace drctl
