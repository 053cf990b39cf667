#include "engine/rehearsed_call.hpp"

#include <algorithm>

#include "engine/attempt.hpp"
#include "engine/judge.hpp"
#include "plan/silent_narration.hpp"

namespace drctl {

namespace {

/// A read that waits is not waited for: the system is not in the state that the real run brings about.
constexpr milliseconds longest_rehearsal{15'000};

/// What is made instead of the step's call.
struct Instead {
  Adapter* adapter;
  Call call;
  std::string command;
  Proof proof;
};

/// The last word is the adapter's: what does more than read is not made.
std::optional<Instead> only_reading(const PlannedCall& planned, const Call& call, Proof proof) {
  const auto preview = planned.adapter->preview(call);
  if (!preview || preview->effect != Effect::read) return std::nullopt;
  return Instead{planned.adapter, call, preview->command, proof};
}

/// What drctl can't see through reads when the runbook says so, with its reason.
bool is_stated_read(const PlannedCall& planned, const Prepared& prepared) {
  return planned.spec->effects == AdapterSpec::Effects::stated && prepared.effect == Effect::read;
}

std::optional<Instead> as_the_runbook_says(const PlannedCall& planned, const expression::Bindings& names) {
  const auto prepared = prepare(planned, names);
  if (!prepared || prepared->effect != Effect::read) return std::nullopt;
  return Instead{planned.adapter, prepared->call, prepared->preview.command, Proof::tried};
}

std::optional<Instead> instead_of(const PlannedStep& step, const Prepared& prepared,
                                  const expression::Bindings& names) {
  if (step.rehearse) return as_the_runbook_says(*step.rehearse, names);
  if (step.call->spec->asks_person) return std::nullopt;
  if (is_stated_read(*step.call, prepared))
    return Instead{step.call->adapter, prepared.call, prepared.preview.command, Proof::ran};
  const auto call = step.call->adapter->rehearsal(prepared.call);
  if (!call) return std::nullopt;
  const bool same = call->arguments == prepared.call.arguments;
  return only_reading(*step.call, *call, same ? Proof::ran : Proof::tried);
}

Outcome made(const Instead& instead, milliseconds limit, const Cancellation& cancel) {
  SilentNarration silent;
  Execution execution{cancel, std::min(limit, longest_rehearsal), silent};
  return instead.adapter->perform(instead.call, execution);
}

/// A failure now that the real run waits out or passes over says little.
bool is_no_surprise(const PlannedStep& step, const Outcome& outcome) {
  return step.text->until || goes_on_after_failure(*step.text) || outcome.end == End::timed_out;
}

Proof failed(const Outcome& outcome, Rehearsed& into) {
  if (is_no_surprise(*into.step, outcome)) {
    into.remark = "not so now: " + outcome.error;
    return Proof::unknown;
  }
  into.error = outcome.error;
  into.help = outcome.help;
  return Proof::failed;
}

/// What the step looks for need not be so now: it is told, and no failure.
void judge_read(const Outcome& outcome, const expression::Bindings& names, Rehearsed& into) {
  const auto finished = judge(*into.step, names, 1, outcome);
  into.captures = finished.captures;
  const auto& until = into.step->text->until;
  auto unmet_now = until ? unmet(*until, names, outcome.result) : std::nullopt;
  if (!unmet_now && finished.end != to_string(End::succeeded)) unmet_now = finished.error;
  if (unmet_now) into.remark = "not so now: " + *unmet_now;
}

milliseconds time_limit_of(const PlannedStep& step) {
  return step.rehearse ? time_limit(*step.rehearse) : time_limit(step);
}

}  // namespace

Proof rehearse_call(const Prepared& prepared, const expression::Bindings& names, const Cancellation& cancel,
                    Rehearsed& into) {
  into.command = prepared.preview.command;
  const auto instead = instead_of(*into.step, prepared, names);
  if (!instead) return Proof::shown;
  into.command = instead->command;
  const auto outcome = made(*instead, time_limit_of(*into.step), cancel);
  if (outcome.end != End::succeeded) return failed(outcome, into);
  if (instead->proof == Proof::ran) judge_read(outcome, names, into);
  return instead->proof;
}

bool already_done(const PlannedStep& step, const Prepared& check, const expression::Bindings& names,
                  const Cancellation& cancel) {
  const auto instead = only_reading(*step.check, check.call, Proof::ran);
  if (!instead) return false;
  const auto outcome = made(*instead, time_limit(*step.check), cancel);
  return outcome.end == End::succeeded && !unmet(step.text->check->expect, names, outcome.result);
}

}  // namespace drctl
