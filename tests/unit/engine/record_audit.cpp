#include "unit/engine/record_audit.hpp"

#include <ranges>

namespace drctl::test {
namespace {

bool leaves_doubt(const std::string& end) {
  return end == "cancelled" || end == "timed_out" || end == "cut_off";
}

}  // namespace

std::vector<std::string> RecordAudit::broken_promises(const std::vector<Event>& events) {
  RecordAudit audit;
  for (const auto& event : events) std::visit([&](const auto& what) { audit(what); }, event.what);
  return audit.broken_;
}

void RecordAudit::expect(bool kept, const std::string& step, const std::string& otherwise) {
  if (!kept) broken_.push_back(step + ": " + otherwise);
}

void RecordAudit::settle(const std::string& step) {
  expect(!steps_[step].settled, step, "settled twice");
  steps_[step].settled = true;
}

/// Through the gate again.
void RecordAudit::start_over(Step& step) {
  step.asked = true;
  step.approved = false;
}

/// A person's word stands, also in later sessions.
void RecordAudit::answered(Step& step) {
  start_over(step);
  step.open = false;
  step.end.clear();
}

void RecordAudit::operator()(const RunResumed&) {
  for (auto& step : steps_ | std::views::values) {
    if (step.settled || !(step.open || leaves_doubt(step.end)) || step.effect == "read") continue;
    step.in_doubt = true;
    step.asked = false;
  }
}

void RecordAudit::operator()(const StepChecked& checked) {
  auto& step = steps_[checked.step];
  step.claimed = false;
  if (checked.already_done) return settle(checked.step);
  if (!step.in_doubt) return;
  step.asked = true;
  if (!step.looked) step.approved = false;
  step.looked = true;
}

void RecordAudit::operator()(const GateAnswered& gate) {
  if (gate.answer == "approved") steps_[gate.step].approved = true;
  if (gate.answer == "skipped") settle(gate.step);
  steps_[gate.step].claimed = gate.answer == "by_hand";
}

void RecordAudit::operator()(const StepStarted& started) {
  auto& step = steps_[started.step];
  expect(!step.settled, started.step, "begun although it was settled");
  expect(!step.claimed, started.step, "begun although a person has done it");
  expect(!step.in_doubt || step.asked, started.step, "begun in doubt, and nobody was asked");
  expect(started.effect != "destructive" || step.approved, started.step, "destructive and not approved");
  expect(!rolling_back_ || started.step.ends_with(".rollback"), started.step, "begun while rolling back");
  step.open = true;
  step.in_doubt = step.looked = false;
  step.effect = started.effect;
}

void RecordAudit::operator()(const StepFinished& finished) {
  auto& step = steps_[finished.step];
  step.open = false;
  step.end = finished.end;
  if (finished.end == "succeeded") settle(finished.step);
}

void RecordAudit::operator()(const FailureAnswered& failure) {
  auto& step = steps_[failure.step];
  if (failure.answer == "stop") return;
  if (failure.answer != "retry") return settle(failure.step);
  expect(!step.in_doubt || failure.by != "drctl", failure.step,
         "in doubt, and tried again by drctl's own word");
  answered(step);
}

void RecordAudit::operator()(const UnknownAnswered& unknown) {
  auto& step = steps_[unknown.step];
  expect(step.effect == "read" || unknown.by != "drctl", unknown.step, "drctl answered for a person");
  if (unknown.answer == "done") settle(unknown.step);
  if (unknown.answer == "again") answered(step);
}

}  // namespace drctl::test
