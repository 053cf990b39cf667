#include "engine/herald.hpp"

#include <gmock/gmock.h>

#include "unit/engine/test_run.hpp"

namespace drctl::test {
namespace {

using testing::Contains;
using testing::ElementsAre;

/// Keeps what it is told; answers as it is wanted.
class Channel final : public Adapter {
 public:
  std::expected<Preview, std::string> preview(const Call&) const override { return Preview{}; }
  Outcome perform(const Call& call, Execution& execution) override {
    if (hangs) {
      while (!execution.cancel.requested()) std::this_thread::sleep_for(milliseconds(1));
      return {End::cancelled, {}, "stopped before anybody was told"};
    }
    calls.push_back(call.arguments);
    texts.push_back(call.target.name + ": " + call.arguments.at("text").get<std::string>());
    return {end, {}, end == End::succeeded ? "" : "HTTP 404 Not Found"};
  }

  std::vector<std::string> texts;
  std::vector<Json> calls;
  End end = End::succeeded;
  bool hangs = false;
};

FieldValue text(const std::string& written) { return {expression::Template::parse(written).value(), {}, {}}; }

/// A run of which a channel is told, each time with these texts.
class Told {
 public:
  explicit Told(const std::string& steps) : run(steps) {
    notices_.texts = {{Occasion::start, text("${run.runbook} ${run.id} began")},
                      {Occasion::waiting, text("${run.step} waits for ${run.reason}")},
                      {Occasion::failure, text("${run.title} failed: ${run.reason}")},
                      {Occasion::end, text("${run.status}: ${run.reason}")}};
    run.plan.audience = {&notices_, &channel, {{"team", "channel", {}, {}}}};
  }

  RunStatus start() {
    RunStarted started;
    started.run = "run-7";
    return drive_from(initial(run.plan), started);
  }
  RunStatus resume() { return drive_from(run.state(), RunResumed{}); }

  std::vector<Notified> notices() const {
    std::vector<Notified> notices;
    for (const auto& event : run.journal.events)
      if (const auto* notice = std::get_if<Notified>(&event.what)) notices.push_back(*notice);
    return notices;
  }

  TestRun run;
  Channel channel;
  Messengers::Way way = Messengers::Way::in_place;

 private:
  RunStatus drive_from(State state, const Happening& first) {
    Herald herald(run.plan, run.clock, &run.person, way);
    return drive(run.plan, std::move(state), first,
                 {run.clock,
                  herald,
                  {&run.journal, &herald},
                  run.cancel,
                  run.leave,
                  Branches::one_by_one,
                  &herald})
        .status;
  }

  Notices notices_;
};

TEST(Herald, TellsOfTheBeginningAndTheEnd) {
  Told told("- {id: a, play: read a}\n");
  EXPECT_EQ(told.start(), RunStatus::succeeded);
  EXPECT_THAT(told.channel.texts, ElementsAre("team: main run-7 began", "team: succeeded: "));
  EXPECT_EQ(told.channel.calls[1]["event"], "resolve");
  EXPECT_EQ(told.channel.calls[1]["dedup_key"], "run-7");
  EXPECT_THAT(told.run.story(),
              ElementsAre("run_started", "notified  succeeded", "step_started a", "step_finished a succeeded",
                          "notified  succeeded", "run_ended succeeded"));
}

TEST(Herald, TellsOfAGateAndOnceOnlyWhenTheRunIsResumed) {
  Told told("- {id: a, play: destroy a}\n");
  EXPECT_EQ(told.start(), RunStatus::approval_needed);
  EXPECT_EQ(told.resume(), RunStatus::approval_needed);
  EXPECT_THAT(told.channel.texts,
              ElementsAre("team: main run-7 began", "team: a waits for approval: by its first word"));
}

TEST(Herald, TellsOfAFailureOnceAnAttempt) {
  Told told("- {id: a, title: A, play: read a}\n");
  told.run.play().script["read a"] = {{End::failed, {}, "no", ""}};
  told.run.person.failures["a"] = {FailureAnswer::retry, FailureAnswer::stop};
  EXPECT_EQ(told.start(), RunStatus::stopped);
  EXPECT_THAT(told.channel.texts,
              ElementsAre("team: main run-7 began", "team: A failed: no", "team: A failed: no",
                          "team: stopped: stopped by the operator"));
  EXPECT_EQ(told.notices()[2].attempt, 2);
}

TEST(Herald, TakesSecretsOutOfTheTexts) {
  Told told("- {id: a, title: A, play: read a}\n");
  told.run.plan.secrets = {"s3cret-word"};
  told.run.play().script["read a"] = {{End::failed, {}, "login with s3cret-word refused", ""}};
  EXPECT_EQ(told.start(), RunStatus::failed);
  EXPECT_THAT(told.channel.texts, Contains("team: A failed: login with [secret] refused"));
}

TEST(Herald, GoesOnWhenNobodyCanBeTold) {
  Told told("- {id: a, play: read a}\n");
  told.channel.end = End::failed;
  EXPECT_EQ(told.start(), RunStatus::succeeded);
  EXPECT_EQ(told.notices()[0].end, "failed");
  EXPECT_EQ(told.notices()[0].error, "HTTP 404 Not Found");
}

TEST(Herald, TellsAgainAfterAResumeWhatDidNotArrive) {
  Told told("- {id: a, play: destroy a}\n");
  told.channel.end = End::failed;
  told.start();
  told.channel.texts.clear();
  told.resume();
  EXPECT_EQ(told.channel.texts.size(), 2U);
}

TEST(Herald, IsSilentWithoutAChannel) {
  Told told("- {id: a, play: destroy a}\n");
  told.run.plan.audience.channels.clear();
  EXPECT_EQ(told.start(), RunStatus::approval_needed);
  EXPECT_THAT(told.notices(), testing::IsEmpty());
}

TEST(Herald, DoesNotWaitForAChannelThatHangs) {
  Told told("- {id: a, play: read a}\n");
  told.way = Messengers::Way::beside;
  told.channel.hangs = true;
  auto performed = std::chrono::steady_clock::now();
  const auto begin = performed;
  told.run.play().while_performing = [&](const auto&) { performed = std::chrono::steady_clock::now(); };
  EXPECT_EQ(told.start(), RunStatus::succeeded);
  EXPECT_LT(performed - begin, std::chrono::seconds(2));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(15));
  EXPECT_EQ(told.notices().size(), 2U);
  EXPECT_EQ(told.notices()[0].end, "cancelled");
}

TEST(Messengers, KeepTheOrderOfAChannel) {
  TestClock clock;
  Channel channel;
  Messengers messengers(clock, Messengers::Way::beside);
  for (const auto* word : {"a", "b", "c", "d"}) {
    Notice notice;
    notice.record.channel = "team";
    notice.call = Call{{{"text", word}}, {"team", "channel", {}, {}}};
    messengers.send(channel, std::move(notice));
  }
  messengers.come_home(std::chrono::seconds(10));
  EXPECT_THAT(channel.texts, ElementsAre("team: a", "team: b", "team: c", "team: d"));
  EXPECT_EQ(messengers.back().size(), 4U);
  EXPECT_EQ(messengers.back().size(), 0U);
}

}  // namespace
}  // namespace drctl::test
