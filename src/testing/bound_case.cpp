#include "testing/bound_case.hpp"

#include <algorithm>
#include <iterator>

#include "plan/bind.hpp"
#include "testing/never_holds.hpp"
#include "testing/test_environment.hpp"

namespace drctl {

namespace {

/// What an included runbook's own test says is what it answers wherever it is included.
void add_included(Scripts& scripts, const Plan& plan, const TestSubject& subject) {
  for (const auto& step : plan.steps) {
    const auto* include = std::get_if<Include>(&step.text->action);
    if (include == nullptr || step.role == Role::rollback) continue;
    if (const auto test = subject.included.find(include->runbook.text); test != subject.included.end())
      add_scripts(scripts, test->second.steps, step.id + ".");
  }
}

/// A check that the test says nothing of can't tell: the step is then carried out.
std::vector<FakedOutcome> check_outcomes(const StepScript* script) {
  if (script != nullptr && script->check) return {*script->check};
  FakedOutcome unknown;
  unknown.end = End::failed;
  unknown.error = "the test does not say what the check sees";
  return {unknown};
}

void fake(BoundCase& bound, std::optional<PlannedCall>& call, std::vector<FakedOutcome> outcomes) {
  if (!call) return;
  bound.fakes.push_back(std::make_unique<FakedCall>(*call->adapter, *call->spec, std::move(outcomes)));
  call->adapter = bound.fakes.back().get();
}

void fake_all(BoundCase& bound) {
  for (auto& step : bound.plan.steps) {
    const auto script = bound.scripts.find(step.id);
    const auto* said = script == bound.scripts.end() ? nullptr : &script->second;
    fake(bound, step.call, said == nullptr ? std::vector<FakedOutcome>{} : said->outcomes);
    fake(bound, step.check, check_outcomes(said));
  }
}

/// Nobody is told in a test, but each notice arrives.
void fake_audience(BoundCase& bound, const Adapters& adapters) {
  auto& adapter = bound.plan.audience.adapter;
  if (adapter == nullptr) return;
  bound.fakes.push_back(
      std::make_unique<FakedCall>(*adapter, *adapters.spec("notify"), std::vector<FakedOutcome>{}));
  adapter = bound.fakes.back().get();
}

}  // namespace

std::expected<BoundCase, Diagnostics> bind_case(const TestSubject& subject, const TestCase& one,
                                                const Adapters& adapters) {
  auto environment = test_environment(subject, one);
  if (!environment) return std::unexpected(std::move(environment.error()));
  auto plan = bind({subject.runbook, *environment, subject.path, {}, &adapters, Secrets::withheld});
  if (!plan) return std::unexpected(std::move(plan.error()));
  auto found = misfits(one.steps, *plan);
  std::ranges::move(unknown_names(one.expect, *plan), std::back_inserter(found));
  std::ranges::move(never_holds(one.expect, *plan), std::back_inserter(found));
  if (!found.empty()) return std::unexpected(std::move(found));
  BoundCase bound{std::move(*plan), {}, {}};
  bound.plan.identities.clear();  // there is no target to ask who it is
  add_included(bound.scripts, bound.plan, subject);
  add_scripts(bound.scripts, subject.file.steps);
  add_scripts(bound.scripts, one.steps);
  fake_all(bound);
  fake_audience(bound, adapters);
  return bound;
}

}  // namespace drctl
