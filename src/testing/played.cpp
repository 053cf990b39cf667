#include "testing/played.hpp"

#include <algorithm>
#include <set>

#include "engine/herald.hpp"
#include "support/contains.hpp"
#include "testing/scripted_operator.hpp"
#include "testing/standing_clock.hpp"

namespace drctl {

namespace {

/// A journal that is read once and thrown away.
class EventLog final : public Recorder {
 public:
  explicit EventLog(Played& into) : into_(into) {}
  std::expected<void, std::string> record(const Event& event, const State& after) override {
    into_.events.push_back(event);
    into_.state = after;
    return {};
  }

 private:
  Played& into_;
};

template <class Happened>
std::vector<std::string> steps_of(const std::vector<Event>& events) {
  std::vector<std::string> steps;
  for (const auto& event : events)
    if (const auto* what = std::get_if<Happened>(&event.what))
      if (!contains(steps, what->step)) steps.push_back(what->step);
  return steps;
}

}  // namespace

std::vector<std::string> Played::path() const { return steps_of<StepStarted>(events); }

std::vector<std::string> Played::gates() const { return steps_of<GateOpened>(events); }

std::vector<std::string> Played::notified() const {
  std::vector<std::string> moments;
  std::set<std::string> seen;
  for (const auto& event : events) {
    const auto* notice = std::get_if<Notified>(&event.what);
    if (!notice) continue;
    auto moment = notice->step.empty() ? notice->moment : notice->moment + " " + notice->step;
    if (seen.insert(moment + " " + std::to_string(notice->attempt)).second)
      moments.push_back(std::move(moment));
  }
  return moments;
}

Played play(const BoundCase& bound) {
  Played played;
  StandingClock clock;
  ScriptedOperator person(bound.scripts);
  EventLog log(played);
  Herald herald(bound.plan, clock, &person, Messengers::Way::in_place);
  Cancellation step_cancel, leave;
  RunStarted start;
  start.run = "test";
  start.runbook = bound.plan.runbook;
  played.ending = drive(bound.plan, initial(bound.plan), start,
                        {clock, herald, {&log, &herald}, step_cancel, leave, Branches::one_by_one, &herald});
  return played;
}

}  // namespace drctl
