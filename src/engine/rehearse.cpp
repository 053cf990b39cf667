#include "engine/rehearse.hpp"

#include <fmt/format.h>

#include "engine/decide_step.hpp"
#include "engine/rehearsed_call.hpp"
#include "engine/target_identity.hpp"
#include "plan/names.hpp"
#include "platform/clock.hpp"

namespace drctl {

namespace {

/// What a step needs and only a real run finds is no mistake.
std::string why_unknown(const std::string& error) {
  constexpr std::string_view begin = "undefined name ";
  if (!error.starts_with(begin)) return error;
  return "needs " + error.substr(begin.size(), error.find('\n') - begin.size()) +
         ", which only a real run finds";
}

class Rehearser {
 public:
  using Tell = std::function<void(const Rehearsed&)>;
  Rehearser(const Plan& plan, Clock& clock, const Cancellation& cancel, const Tell& tell)
      : plan_(plan), clock_(clock), cancel_(cancel), tell_(tell), state_(initial(plan)) {
    happened(RunStarted{});
  }

  void run() {
    for (std::size_t index = 0; index < plan_.steps.size() && !cancel_.requested(); ++index)
      if (plan_.steps[index].role == Role::forward) visit(index);
  }

 private:
  /// Whether more is to be decided about the step.
  enum class Visit { over, goes_on };

  void visit(std::size_t index) {
    now_ = Rehearsed{};
    now_.step = &plan_.steps[index];
    take_the_way();
    auto visit = Visit::goes_on;
    while (visit == Visit::goes_on)
      visit = std::visit([this](const auto& next) { return go(next); }, decide_step(plan_, state_, index));
  }

  /// Each option of a decision is gone through, one after the other.
  void take_the_way() {
    for (auto up = now_.step->parent; up; up = plan_.steps[up->step].parent) {
      const auto& decision = state_.steps[up->step];
      if (!up->option.empty() && decision.state == StepState::succeeded && decision.option != up->option)
        happened(ChoiceMade{plan_.steps[up->step].id, up->option, "", "rehearsal"});
    }
  }

  void happened(const Happening& what) { state_ = apply(plan_, std::move(state_), {clock_.now(), what}); }

  Visit end(Proof proof) {
    now_.proof = proof;
    tell_(now_);
    return Visit::over;
  }

  /// As far as the rehearsal knows, the step is done.
  Visit leave(Proof proof) {
    StepFinished finished;
    finished.step = now_.step->id;
    finished.end = to_string(End::succeeded);
    finished.captures = now_.captures;
    happened(finished);
    return end(proof);
  }

  Visit leave_out(Proof proof) {
    happened(StepSkipped{now_.step->id, now_.remark});
    return end(proof);
  }

  Visit go(const Conclude& conclude) {
    if (const auto* skipped = std::get_if<StepSkipped>(&conclude.what)) {
      now_.remark = skipped->reason;
      return leave_out(Proof::skipped);
    }
    const auto& finished = std::get<StepFinished>(conclude.what);
    if (finished.end != to_string(End::succeeded)) {
      now_.remark = why_unknown(finished.error);
      return leave_out(Proof::unknown);
    }
    now_.captures = finished.captures;
    happened(conclude.what);
    return end(Proof::entered);
  }

  Visit go(const AskChoice& ask) {
    happened(ChoiceMade{ask.question.step, ask.question.options.front().first, "", "rehearsal"});
    return end(Proof::entered);
  }

  Visit go(const AskGate& ask) {
    const auto& gate = ask.question.gate;
    now_.gated = true;
    happened(GateAnswered{gate.step, "approved", "", "rehearsal", "", gate.digest});
    return Visit::goes_on;
  }

  Visit go(const AskCheck& ask) {
    const auto names = names_for(plan_, *now_.step, state_.captures, clock_.now());
    if (already_done(*now_.step, ask.check, names, cancel_))
      now_.remark = "its check says that it is done already";
    happened(StepChecked{now_.step->id, false, ""});
    return Visit::goes_on;
  }

  Visit go(const Identify&) {
    const auto& target = now_.step->call->target;
    const auto answer = identity_of(plan_.identities.find(target.name)->second, cancel_);
    happened(judge_identity(plan_, state_, target, answer));
    return Visit::goes_on;
  }

  Visit go(const Finish& finish) {
    now_.error = finish.reason;
    return leave_out(Proof::failed);
  }

  Visit go(const Perform& perform) {
    const auto names = names_for(plan_, *now_.step, state_.captures, clock_.now());
    return leave(rehearse_call(perform.prepared, names, cancel_, now_));
  }

  /// What comes only after a failure, or beside other steps.
  Visit go(const auto&) { return leave_out(Proof::unknown); }

  const Plan& plan_;
  Clock& clock_;
  const Cancellation& cancel_;
  const Tell& tell_;
  State state_;
  Rehearsed now_;  ///< the step that is visited
};

}  // namespace

std::string_view to_string(Proof proof) {
  constexpr std::string_view words[] = {"ran", "tried", "shown", "not known", "skipped", "", "failed"};
  return words[static_cast<std::size_t>(proof)];
}

void rehearse(const Plan& plan, Clock& clock, const Cancellation& cancel,
              const std::function<void(const Rehearsed&)>& tell) {
  Rehearser(plan, clock, cancel, tell).run();
}

}  // namespace drctl
