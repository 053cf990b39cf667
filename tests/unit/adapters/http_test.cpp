#include "adapters/http.hpp"

#include <gtest/gtest.h>

#include <future>

#include "platform/child_processes.hpp"
#include "unit/adapters/http_server.hpp"
#include "unit/adapters/no_manual_work.hpp"
#include "unit/adapters/recorded_narration.hpp"

namespace drctl {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

class HttpTest : public testing::Test {
 protected:
  Outcome perform(const json& arguments, milliseconds timeout = std::chrono::minutes(1)) {
    Execution execution{cancel_, timeout, narration_};
    return adapter_->perform({arguments, {}}, execution);
  }

  Outcome get(const std::string& url) { return perform({{"url", url}}); }

  static HttpServer server_with(const std::string& answer) {
    return HttpServer([=](const std::string&) { return answer; });
  }

  ChildProcesses processes_;
  NoManualWork nobody_;
  Cancellation cancel_;
  RecordedNarration narration_;
  std::unique_ptr<Adapter> adapter_ = http_row().make({processes_, nobody_});
};

TEST_F(HttpTest, GivesTheWholeAnswer) {
  auto server = server_with(answer_of("200 OK", "X-A: 1\r\nx-a:  2 \r\n", R"({"status": "up"})"));
  auto outcome = get(server.url("/health"));
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_TRUE(outcome.result["latency_ms"].is_number_integer());
  outcome.result.erase("latency_ms");
  EXPECT_EQ(outcome.result, json::parse(R"({
    "status": 200, "body": "{\"status\": \"up\"}", "json": {"status": "up"}, "truncated": false,
    "file": "", "size": 0,
    "headers": {"x-a": "1, 2", "content-length": "16"}, "url": ")" +
                                        server.url("/health") + "\"}"));
}

TEST_F(HttpTest, SendsWhatIsStated) {
  std::string seen;
  HttpServer server(
      [&](const std::string& request) { return seen = request, answer_of("204 No Content", "", ""); });
  perform({{"request", {"PATCH", server.url("/a?b=c")}},
           {"headers", {{"X-B", "d"}, {"X-Empty", ""}}},
           {"json", {{"e", 1}}}});
  auto host = server.url("").substr(7);
  EXPECT_EQ(seen, "PATCH /a?b=c HTTP/1.1\r\nHost: " + host +
                      "\r\nUser-Agent: drctl\r\nAccept: */*\r\nContent-Type: application/json\r\nX-B: d\r\n"
                      "X-Empty:\r\nContent-Length: 7\r\n\r\n{\"e\":1}");
}

TEST_F(HttpTest, APostWithoutBodySendsNone) {
  std::string seen;
  HttpServer server([&](const std::string& request) { return seen = request, answer_of("200 OK", "", ""); });
  EXPECT_EQ(perform({{"request", {"POST", server.url()}}}).end, End::succeeded);
  EXPECT_TRUE(seen.starts_with("POST / ") && seen.contains("Content-Length: 0\r\n")) << seen;
}

TEST_F(HttpTest, HeadHasNoBody) {
  auto server = server_with("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
  EXPECT_EQ(perform({{"request", {"HEAD", server.url()}}}).result["headers"]["content-length"], "5");
}

TEST_F(HttpTest, AnErrorStatusFailsWithTheAnswer) {
  auto server = server_with(answer_of("503 Service Unavailable", "", "\n  database is down\nmore"));
  auto outcome = get(server.url());
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "HTTP 503 Service Unavailable\ndatabase is down");
  EXPECT_EQ(outcome.result["status"], 503);
}

TEST_F(HttpTest, AStatedStatusSucceeds) {
  auto server = server_with(answer_of("503 Service Unavailable", "", ""));
  EXPECT_EQ(perform({{"url", server.url()}, {"status", "any"}}).end, End::succeeded);
  EXPECT_EQ(perform({{"url", server.url()}, {"status", 503}}).end, End::succeeded);
  EXPECT_EQ(perform({{"url", server.url()}, {"status", {200, 204}}}).end, End::failed);
}

TEST_F(HttpTest, ARedirectIsShownUnlessFollowed) {
  HttpServer server([](const std::string& request) {
    return request.starts_with("GET /old ") ? answer_of("302 Found", "Location: /new\r\nX-Old: 1\r\n", "")
                                            : answer_of("200 OK", "", "new");
  });
  EXPECT_EQ(get(server.url("/old")).result["status"], 302);
  auto followed = perform({{"url", server.url("/old")}, {"follow", true}}).result;
  EXPECT_EQ(followed["body"], "new");
  EXPECT_EQ(followed["url"], server.url("/new"));
  EXPECT_FALSE(followed["headers"].contains("x-old"));
}

TEST_F(HttpTest, ABodyThatIsNotJsonIsText) {
  auto server = server_with(answer_of("200 OK", "", "caf\xe9 \xff"));
  auto result = get(server.url()).result;
  EXPECT_EQ(result["json"], nullptr);
  EXPECT_EQ(result["body"], "caf\xEF\xBF\xBD \xEF\xBF\xBD");
}

TEST_F(HttpTest, ABodyWithoutEndIsCut) {
  auto server = server_with(answer_of("200 OK", "", std::string(17 * 1024 * 1024, 'x')));
  auto result = get(server.url()).result;
  EXPECT_EQ(result["body"].get_ref<const std::string&>().size(), 16u * 1024 * 1024);
  EXPECT_EQ(result["truncated"], true);
}

TEST_F(HttpTest, TokensStayOutOfTheResult) {
  auto server = server_with(answer_of("200 OK", "Set-Cookie: s=1\r\n", R"({"access_token": "eyJ", "n": 1})"));
  auto result = get(server.url()).result;
  EXPECT_EQ(result["body"], R"({"access_token":"[secret]","n":1})");
  EXPECT_EQ(result["json"]["access_token"], "[secret]");
  EXPECT_EQ(result["headers"]["set-cookie"], "[secret]");
  EXPECT_EQ(perform({{"url", server.url()}, {"keep_secrets", true}}).result["json"]["access_token"], "eyJ");
}

TEST_F(HttpTest, NobodyListening) {
  std::string url = server_with("").url();
  auto outcome = get(url);
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.help, "nothing listens there or a firewall refuses: check host, port and service");
}

TEST_F(HttpTest, NoSuchHost) {
  auto outcome = get("http://nosuch.invalid/");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "Could not resolve host: nosuch.invalid");
  EXPECT_EQ(outcome.help, "check the host's name, and the name server of this machine");
}

TEST_F(HttpTest, AConnectionClosedWithoutAnAnswerMayHaveDoneTheWork) {
  auto server = server_with("");
  auto outcome = perform({{"request", {"POST", server.url()}}});
  EXPECT_EQ(outcome.end, End::cut_off);
  EXPECT_EQ(outcome.error, "Empty reply from server");
  EXPECT_EQ(outcome.help,
            "the request was sent: find out whether it was carried out before it is sent again");
}

TEST_F(HttpTest, OnlyHttpAndHttpsAreSpoken) {
  auto server = server_with(answer_of("302 Found", "Location: file:///etc/passwd\r\n", ""));
  auto outcome = perform({{"url", server.url()}, {"follow", true}});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "Protocol \"file\" not supported or disabled in libcurl");
}

TEST_F(HttpTest, ProxiesOfTheEnvironmentAreLeftAside) {
  auto server = server_with(answer_of("200 OK", "", ""));
  ::setenv("http_proxy", "http://127.0.0.1:1", 1);
  auto direct = get(server.url());
  ::unsetenv("http_proxy");
  EXPECT_EQ(direct.end, End::succeeded) << direct.error;
  EXPECT_EQ(perform({{"url", "http://db.invalid/"}, {"proxy", server.url("")}}).end, End::succeeded);
}

TEST_F(HttpTest, ADeadlineEndsTheWait) {
  std::promise<void> leave;
  HttpServer server([&](const std::string&) { return leave.get_future().wait(), ""; });
  auto outcome = perform({{"url", server.url()}}, milliseconds(50));
  leave.set_value();
  EXPECT_EQ(outcome.end, End::timed_out);
  EXPECT_EQ(outcome.error, "no answer in time");
}

TEST_F(HttpTest, ACancellationEndsTheWait) {
  std::promise<void> leave;
  HttpServer server([&](const std::string&) { return cancel_.request(), leave.get_future().wait(), ""; });
  auto outcome = get(server.url());
  leave.set_value();
  EXPECT_EQ(outcome.end, End::cancelled);
}

TEST_F(HttpTest, NarratesTheAnswer) {
  auto server = server_with(answer_of("200 OK", "", "abc"));
  auto result = get(server.url()).result;
  EXPECT_EQ(narration_.lines, std::vector{"HTTP 200 OK, 3 bytes in " + result["latency_ms"].dump() + " ms"});
}

TEST_F(HttpTest, PreviewShowsNoSecret) {
  auto preview = adapter_->preview(
      {{{"request", {"POST", "https://ann:pw@sso.example/token?key=k"}}, {"body", "client_secret=x&a=1"}},
       {}});
  ASSERT_TRUE(preview);
  EXPECT_EQ(preview->effect, Effect::change);
  EXPECT_EQ(preview->reason, "POST changes something on the server");
  EXPECT_EQ(preview->command,
            "POST https://[secret]@sso.example/token?key=[secret] with body client_secret=[secret]&a=1");
  EXPECT_EQ(preview->target, "https://sso.example:443");
  EXPECT_EQ(preview->target_name, "sso.example");
}

TEST_F(HttpTest, PreviewKnowsAddresses) {
  auto preview = adapter_->preview({{{"url", "http://[::1]:8080/x"}}, {}});
  EXPECT_EQ(preview->target, "http://[::1]:8080");
  EXPECT_EQ(preview->target_name, "[::1]");
}

}  // namespace
}  // namespace drctl
