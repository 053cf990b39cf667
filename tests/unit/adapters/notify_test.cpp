#include "adapters/notify.hpp"

#include <gmock/gmock.h>

#include <future>

#include "adapters/notify_try.hpp"
#include "platform/child_processes.hpp"
#include "unit/adapters/http_server.hpp"
#include "unit/adapters/no_manual_work.hpp"
#include "unit/adapters/recorded_narration.hpp"

namespace drctl {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

Target channel(const std::string& via, std::map<std::string, Secret> secrets) {
  return {"team", "channel", {{"via", via}}, std::move(secrets)};
}

class NotifyTest : public testing::Test {
 protected:
  Outcome tell(const Target& target, const json& arguments, milliseconds timeout = std::chrono::minutes(1)) {
    Execution execution{cancel_, timeout, narration_};
    return adapter_->perform({arguments, target}, execution);
  }

  /// The body that a server of such a channel gets.
  json body_of(const std::string& via, const json& arguments, const std::string& answer = "ok") {
    std::string seen;
    HttpServer server(
        [&](const std::string& request) { return seen = request, answer_of("200 OK", "", answer); });
    const auto secrets = std::map<std::string, Secret>{{"url", Secret(server.url("/services/T0/B0/x"))},
                                                       {"routing_key", Secret("r0uting-key")}};
    outcome_ = tell(channel(via, secrets), arguments);
    EXPECT_EQ(outcome_.end, End::succeeded) << outcome_.error;
    EXPECT_TRUE(seen.starts_with("POST /services/T0/B0/x HTTP/1.1\r\n")) << seen;
    EXPECT_TRUE(seen.contains("Content-Type: application/json\r\n")) << seen;
    return json::parse(seen.substr(seen.find("\r\n\r\n")));
  }

  /// What comes of a server that answers with these statuses, one after the other.
  Outcome tell_one_that_answers(std::vector<std::string> statuses) {
    std::size_t count = 0;
    HttpServer server([&](const std::string&) { return answer_of(statuses[count++], "", "no_service"); });
    auto outcome = tell(channel("slack", {{"url", Secret(server.url("/s3cret-path"))}}), {{"text", "a"}});
    EXPECT_EQ(count, statuses.size());
    return outcome;
  }

  ChildProcesses processes_;
  NoManualWork nobody_;
  Cancellation cancel_;
  RecordedNarration narration_;
  Outcome outcome_;
  std::unique_ptr<Adapter> adapter_ = notify_row().make({processes_, nobody_});
};

TEST_F(NotifyTest, SlackGetsTheText) {
  EXPECT_EQ(body_of("slack", {{"text", "Recovery has begun"}}), json({{"text", "Recovery has begun"}}));
  EXPECT_EQ(body_of("slack", {{"text", "b"}, {"summary", "a"}}), json({{"text", "a\nb"}}));
  EXPECT_EQ(outcome_.result, json({{"tries", 1}, {"dedup_key", ""}}));
}

TEST_F(NotifyTest, PagerDutyGetsAnEvent) {
  const auto body =
      body_of("pagerduty", {{"text", "\nThe database is gone\nsince 03:10"}, {"severity", "critical"}},
              R"({"status": "success", "message": "Event processed", "dedup_key": "made-up"})");
  EXPECT_EQ(body, json::parse(R"({
    "routing_key": "r0uting-key", "event_action": "trigger",
    "payload": {"summary": "The database is gone", "source": "drctl", "severity": "critical",
                "custom_details": {"text": "\nThe database is gone\nsince 03:10"}}})"));
  EXPECT_EQ(outcome_.result["dedup_key"], "made-up");
}

TEST_F(NotifyTest, PagerDutyIsToldThatItIsOver) {
  EXPECT_EQ(
      body_of("pagerduty", {{"text", "over"}, {"event", "resolve"}, {"dedup_key", "run-7"}}),
      json::parse(R"({"routing_key": "r0uting-key", "event_action": "resolve", "dedup_key": "run-7"})"));
}

TEST_F(NotifyTest, AnyWebhookGetsTheMessage) {
  EXPECT_EQ(body_of("webhook", {{"text", "b"}, {"summary", "a"}, {"severity", "info"}}),
            json::parse(R"({"source": "drctl", "text": "b", "summary": "a", "severity": "info",
                            "event": "trigger"})"));
}

TEST_F(NotifyTest, TriesAgainWhenTheServerIsBusy) {
  const auto outcome = tell_one_that_answers({"503 Service Unavailable", "429 Too Many Requests", "200 OK"});
  EXPECT_EQ(outcome.end, End::succeeded);
  EXPECT_EQ(outcome.result["tries"], 3);
  EXPECT_THAT(narration_.lines, testing::ElementsAre("try 1 failed: HTTP 503 Service Unavailable\nno_service",
                                                     "try 2 failed: HTTP 429 Too Many Requests\nno_service"));
}

TEST_F(NotifyTest, DoesNotTryAgainWhatIsRefused) {
  const auto outcome = tell_one_that_answers({"404 Not Found"});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "HTTP 404 Not Found\nno_service");
}

TEST_F(NotifyTest, TheUrlIsInNoMessage) {
  const Target gone = channel("slack", {{"url", Secret("http://127.0.0.1:1/s3cret-path")}});
  const auto outcome = tell(gone, {{"text", "a"}}, milliseconds(500));
  EXPECT_EQ(outcome.end, End::could_not_start);
  for (const auto& text : narration_.lines) EXPECT_FALSE(text.contains("s3cret")) << text;
  EXPECT_FALSE((outcome.error + outcome.help).contains("s3cret")) << outcome.error;
}

TEST_F(NotifyTest, AHangingReceiverCostsNoMoreThanTheTimeout) {
  std::promise<void> over;
  HttpServer server([&](const std::string&) { return over.get_future().wait(), ""; });
  const auto begin = std::chrono::steady_clock::now();
  const auto outcome =
      tell(channel("slack", {{"url", Secret(server.url())}}), {{"text", "a"}}, milliseconds(300));
  over.set_value();
  EXPECT_EQ(outcome.end, End::timed_out);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(3));
}

TEST_F(NotifyTest, StopsWhenItIsCancelled) {
  cancel_.request();
  EXPECT_EQ(tell(channel("slack", {{"url", Secret("http://127.0.0.1:1/")}}), {{"text", "a"}}).end,
            End::cancelled);
}

TEST_F(NotifyTest, SaysWhatTheChannelLacks) {
  const auto outcome = tell(channel("pagerduty", {}), {{"text", "a"}});
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "channel 'team' has no 'routing_key'");
}

TEST_F(NotifyTest, PreviewNamesTheChannelAndTheText) {
  const auto shown = adapter_->preview(
      {{{"text", "\n Recovery\n has begun"}}, channel("slack", {{"url", Secret("https://h/s3cret")}})});
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->effect, Effect::read);
  EXPECT_EQ(shown->command, "tell team: Recovery");
  EXPECT_EQ(shown->target, "channel team by slack");
}

TEST_F(NotifyTest, ARehearsalTellsNobody) {
  EXPECT_FALSE(adapter_->rehearsal({{{"text", "a"}}, channel("slack", {})}));
}

TEST_F(NotifyTest, RefusesWhatCanTellNobodyAnything) {
  const auto error = [&](const json& arguments) {
    return adapter_->preview({arguments, channel("slack", {})}).error();
  };
  EXPECT_EQ(error({{"text", " \n"}}), "the text is empty: say what people are to be told");
  EXPECT_EQ(error({{"text", "a"}, {"event", "resolve"}}),
            "'resolve' needs the 'dedup_key' that the incident was triggered with");
}

TEST(NotifyTries, PauseLongerEachTime) {
  Cancellation cancel;
  RecordedNarration narration;
  Execution execution{cancel, std::chrono::seconds(5), narration};
  const auto begin = std::chrono::steady_clock::now();
  const auto [last, count] = try_to_notify(
      [](const Deadline&) { return NotifyTry{End::failed, "no", "", NotifyTry::Again::useful}; }, execution,
      {3, milliseconds(10), milliseconds(20)});
  EXPECT_EQ(count, 3);
  EXPECT_EQ(last.error, "no");
  EXPECT_GE(std::chrono::steady_clock::now() - begin, milliseconds(60));
}

}  // namespace
}  // namespace drctl
