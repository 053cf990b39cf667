#include "adapters/http_login.hpp"

#include <gtest/gtest.h>

#include "adapters/http.hpp"
#include "adapters/http_request.hpp"
#include "platform/child_processes.hpp"
#include "unit/adapters/http_server.hpp"
#include "unit/adapters/no_manual_work.hpp"
#include "unit/adapters/recorded_narration.hpp"

namespace drctl {
namespace {

using nlohmann::json;

/// A service that issues tokens at /token, and says what it was asked for.
class HttpLoginTest : public testing::Test {
 protected:
  Outcome get(const std::string& token_answer) {
    HttpServer server([&](const std::string& request) {
      seen_.push_back(request);
      return request.contains(" /token ") ? token_answer : answer_of("200 OK", "", "{}");
    });
    const json login = {
        {"token_url", server.url("/token")}, {"client_id", "api"}, {"client_secret", "a&b=c d"}};
    Execution execution{cancel_, std::chrono::seconds(5), narration_};
    return adapter_->perform({{{"url", server.url("/x")}, {"login", login}}, {}}, execution);
  }

  std::vector<std::string> seen_;
  ChildProcesses processes_;
  NoManualWork nobody_;
  Cancellation cancel_;
  RecordedNarration narration_;
  std::unique_ptr<Adapter> adapter_ = http_row().make({processes_, nobody_});
};

TEST_F(HttpLoginTest, AsksForATokenAndSendsIt) {
  const auto outcome = get(answer_of("200 OK", "", R"({"access_token": "eyJhbGci"})"));
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  ASSERT_EQ(seen_.size(), 2);
  EXPECT_TRUE(
      seen_[0].ends_with("\r\n\r\nclient_id=api&client_secret=a%26b%3Dc%20d&grant_type=client_credentials"))
      << seen_[0];
  EXPECT_TRUE(seen_[1].contains("\r\nAuthorization: Bearer eyJhbGci\r\n")) << seen_[1];
  EXPECT_FALSE(outcome.result.dump().contains("eyJhbGci"));
}

TEST_F(HttpLoginTest, WithoutATokenSendsNothing) {
  const auto outcome = get(answer_of("401 Unauthorized", "", R"({"error": "unauthorized_client"})"));
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_TRUE(outcome.error.starts_with("no token from http://127.0.0.1:")) << outcome.error;
  EXPECT_TRUE(outcome.error.ends_with("/token: HTTP 401 Unauthorized\n{\"error\": \"unauthorized_client\"}"));
  EXPECT_EQ(seen_.size(), 1);
}

TEST_F(HttpLoginTest, AnAnswerWithoutATokenIsNone) {
  EXPECT_EQ(get(answer_of("200 OK", "", "<html>")).end, End::could_not_start);
  EXPECT_EQ(get(answer_of("200 OK", "", R"({"access_token": 1})")).end, End::could_not_start);
}

TEST_F(HttpLoginTest, AServerThatHangsUpGivesNone) {
  const auto outcome = get("");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(seen_.size(), 1);
}

std::string complaint_of(json arguments) {
  arguments["url"] = "http://h";
  const auto request = http_request_of(arguments);
  return request ? "" : request.error();
}

TEST(HttpLogin, IsWholeAndTheOnlyOne) {
  const json login = {{"token_url", "http://h/token"}, {"client_id", "api"}, {"client_secret", "s"}};
  EXPECT_EQ(complaint_of({{"login", login}}), "");
  EXPECT_EQ(complaint_of({{"login", {{"token_url", "http://h/token"}}}}),
            "`login` needs token_url, client_id and client_secret");
  EXPECT_EQ(complaint_of({{"login", {{"user", "ada"}}}}),
            "`login` has token_url, client_id and client_secret, found 'user'");
  EXPECT_EQ(complaint_of({{"login", login}, {"headers", {{"authorization", "Basic x"}}}}),
            "`login` and a header Authorization exclude each other");
}

TEST(HttpLogin, IsShownWithoutItsSecret) {
  const json call = {
      {"url", "http://h/x"},
      {"login", {{"token_url", "http://h/token"}, {"client_id", "api"}, {"client_secret", "s3"}}}};
  ChildProcesses processes;
  NoManualWork nobody;
  EXPECT_EQ(http_row().make({processes, nobody})->preview({call, {}})->command, "GET http://h/x as api");
}

TEST(HttpForm, IsEscaped) {
  const auto request =
      http_request_of({{"request", {"POST", "http://h"}}, {"form", {{"a", "1&2"}, {"b", "ü"}}}});
  ASSERT_TRUE(request);
  EXPECT_EQ(request->body, "a=1%262&b=%C3%BC");
  EXPECT_EQ(complaint_of({{"method", "POST"}, {"form", {{"a", "b"}}}, {"body", "c"}}),
            "`body`, `json` and `form` exclude each other");
}

}  // namespace
}  // namespace drctl
