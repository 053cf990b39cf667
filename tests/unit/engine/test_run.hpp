#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "engine/drive.hpp"
#include "plan/bind.hpp"
#include "platform/clock.hpp"

namespace drctl::test {

/// Time that stands still until someone waits.
class TestClock final : public Clock {
 public:
  std::chrono::system_clock::time_point now() override {
    return std::chrono::system_clock::time_point{} + passed();
  }
  std::chrono::steady_clock::time_point steady_now() override {
    return std::chrono::steady_clock::time_point{} + passed();
  }
  void wait(milliseconds duration, const Cancellation&) override {
    for (auto before = passed_.load(); !passed_.compare_exchange_weak(before, before + duration);) {
    }
  }
  milliseconds passed() const { return passed_; }

 private:
  std::atomic<milliseconds> passed_{milliseconds{0}};
};

/// `play: read x`, `play: change x`, `play: destroy x`: an adapter whose outcomes a test writes down.
class Play final : public Adapter {
 public:
  static AdapterRow row();
  std::expected<Preview, std::string> preview(const Call& call) const override;
  Outcome perform(const Call& call, Execution& execution) override;

  std::optional<Call> rehearsal(const Call& call) const override;
  std::string impact(const Call& call, Execution&) override {
    return "impact of " + call.arguments.at("text").get<std::string>();
  }

  std::map<std::string, std::string> rehearsals;            ///< of a text: which one is tried instead
  std::map<std::string, std::deque<Outcome>> script;        ///< by text; the last one repeats; none: succeeds
  std::vector<std::string> performed;                       ///< texts, in order
  std::map<std::string, std::chrono::milliseconds> limits;  ///< of each text, what it was given
  bool deaf = false;                                        ///< comes to its end although it is told to stop
  std::function<void(const std::string&)> while_performing = [](const auto&) {};

 private:
  Outcome next_of(const std::string& text);
  std::mutex mutex_;  ///< several may be at work at once
};

/// Answers what a test wrote down, by step; nothing otherwise.
class TestOperator final : public Operator {
 public:
  std::deque<std::string> names;  ///< who answers, one a question; then it is ada
  std::optional<Signed<GateAnswer>> gate(const GateQuestion& question) override;
  std::optional<Signed<std::string>> choice(const ChoiceQuestion& question) override;
  std::optional<Signed<FailureAnswer>> failure(const FailureQuestion& question) override;
  std::optional<Signed<UnknownAnswer>> unknown(const UnknownQuestion& question) override;

  std::map<std::string, std::deque<GateAnswer>> gates;
  std::set<std::string> can_roll_back;  ///< the steps at whose gates that was offered
  StepFacts facts;                      ///< of the last gate
  std::map<std::string, std::string> choices;
  std::map<std::string, std::deque<FailureAnswer>> failures;
  std::map<std::string, UnknownAnswer> unknowns;
  std::vector<std::string> asked;
  std::function<void()> when_asked = [] {};
};

/// A journal in memory that can run out of disk.
class TestJournal final : public Recorder {
 public:
  std::expected<void, std::string> record(const Event& event, const State&) override;
  std::expected<void, std::string> settle() override;
  std::vector<Event> events;
  std::size_t settled = 0;                             ///< how many of them were kept for good
  std::size_t settlements = 0;                         ///< how often there was something to keep
  std::size_t lasting = static_cast<std::size_t>(-1);  ///< a disk that breaks keeps no more of them
  std::size_t room = static_cast<std::size_t>(-1);
  std::function<void(const Event&)> when_recorded = [](const auto&) {};
};

/// A runbook written in a test, and everything around it.
class TestRun {
 public:
  /// `steps` is YAML, the list below `steps:`. `included` are further runbooks, by name.
  explicit TestRun(const std::string& steps, const std::map<std::string, std::string>& included = {});

  RunStatus run();
  /// Goes on from the events so far, as after a crash.
  RunStatus resume();
  /// What was journaled, one event a text: "step_started a", "step_finished a succeeded".
  std::vector<std::string> story() const;
  State state() const;
  const StepProgress& step(const std::string& id);

  Play& play();
  TestClock clock;
  TestOperator person;
  TestJournal journal;
  Cancellation cancel, leave;
  Shell* shell = nullptr;
  std::function<std::optional<std::string>()> taken_over;  ///< who goes on with the run, if anybody
  Branches branches = Branches::one_by_one;
  Plan plan;
  std::string reason;  ///< why the last session ended

 private:
  RunStatus drive_from(State state, const Happening& first);
  std::vector<AdapterRow> rows_;
  Adapters adapters_;
  State last_;
};

}  // namespace drctl::test
