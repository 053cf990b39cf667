#include "report/timeline.hpp"

#include <fmt/format.h>

#include "report/failure_text.hpp"
#include "report/identity_text.hpp"
#include "report/notice_text.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

std::string because(const std::string& reason) {
  return reason.empty() ? "" : ": " + reason.substr(0, reason.find('\n'));
}

/// The sentence of each kind of event; empty: none.
struct Sentence {
  std::string operator()(const RunStarted& start) const {
    return fmt::format("{} started the run on {}", start.by, start.host);
  }
  std::string operator()(const RunResumed& resumed) const {
    if (resumed.taken_from.empty()) return fmt::format("{} resumed the run on {}", resumed.by, resumed.host);
    return fmt::format("{} took the run over from {} on {}{}", resumed.by, resumed.taken_from, resumed.host,
                       because(resumed.reason));
  }
  std::string operator()(const StepSkipped& skipped) const {
    return fmt::format("{} skipped{}", skipped.step, because(skipped.reason));
  }
  std::string operator()(const StepChecked& checked) const {
    return fmt::format("{} is {}{}", checked.step, checked.already_done ? "already done" : "not done yet",
                       because(checked.detail));
  }
  std::string operator()(const GateOpened& gate) const {
    return fmt::format("{} waits for approval ({}){}", gate.step, gate.effect, because(gate.change));
  }
  std::string operator()(const GateAnswered& gate) const {
    if (gate.answer == "expired") return fmt::format("{} was not approved: {}", gate.step, gate.how);
    if (gate.answer == "rollback")
      return fmt::format("{} wants no {}, but a rollback ({}){}", gate.by, gate.step, gate.how,
                         because(gate.reason));
    const auto answer = gate.answer == "by_hand" ? "done by hand" : gate.answer;
    return fmt::format("{} {} by {} ({}){}", gate.step, answer, gate.by, gate.how, because(gate.reason));
  }
  std::string operator()(const ShellOpened& opened) const {
    return fmt::format("{} went to a shell, {}, at the gate of {} ({})", opened.by, opened.shell, opened.step,
                       opened.how);
  }
  std::string operator()(const ShellClosed& closed) const {
    if (!closed.error.empty()) return "the shell could not be opened" + because(closed.error);
    return fmt::format("{} came back to the gate of {} after {}, with status {}", closed.by, closed.step,
                       to_words(std::chrono::milliseconds{closed.duration_ms}), closed.status);
  }
  std::string operator()(const ChoiceMade& choice) const {
    return fmt::format("{}: {} chosen by {} ({})", choice.step, choice.option, choice.by, choice.how);
  }
  std::string operator()(const StepStarted& started) const {
    return fmt::format("{} started, attempt {}", started.step, started.attempt);
  }
  std::string operator()(const StepOutput&) const { return ""; }
  std::string operator()(const StepFinished& finished) const {
    if (finished.end == "succeeded")
      return fmt::format("{} succeeded after {}", finished.step,
                         to_words(std::chrono::milliseconds{finished.duration_ms}));
    return fmt::format("{} {}{}", finished.step, end_text(finished.end), because(finished.error));
  }
  std::string operator()(const FailureAnswered& answer) const {
    return fmt::format("{} failed, answer {} by {} ({}){}", answer.step, answer.answer, answer.by, answer.how,
                       because(answer.reason));
  }
  std::string operator()(const UnknownAnswered& answer) const {
    return fmt::format("{} was in doubt, answer {} by {} ({}){}", answer.step, answer.answer, answer.by,
                       answer.how, because(answer.reason));
  }
  std::string operator()(const TargetIdentified& identified) const { return identity_text(identified); }
  std::string operator()(const RollbackStarted& rollback) const {
    return "the rollback started" + because(rollback.reason);
  }
  std::string operator()(const Notified& notice) const { return notice_text(notice); }
  std::string operator()(const RunEnded& ended) const {
    return fmt::format("the session ended: {}{}", ended.status, because(ended.reason));
  }
};

}  // namespace

std::vector<Moment> timeline_of(std::span<const Event> events) {
  std::vector<Moment> moments;
  for (const auto& event : events)
    if (auto sentence = std::visit(Sentence{}, event.what); !sentence.empty())
      moments.push_back({event.at, std::move(sentence)});
  return moments;
}

}  // namespace drctl
