// A name server of the caller's choice, asked by `probe` and `http`: a real dnsmasq.
#include "adapters/name_server.hpp"

#include <gmock/gmock.h>

#include "adapters/http_exchange.hpp"
#include "unit/adapters/dns_server.hpp"
#include "unit/adapters/http_server.hpp"
#include "unit/adapters/probe_test.hpp"

namespace drctl {
namespace {

using testing::ElementsAre;
using testing::EndsWith;

TEST(NameServer, HasTheAddressesOfBothFamilies) {
  const DnsServer server({"--host-record=a.shop.test,192.0.2.7,2001:db8::7"});
  const auto addresses = ask_name_server(server.address(), "a.shop.test");
  ASSERT_TRUE(addresses) << addresses.error();
  EXPECT_THAT(*addresses, ElementsAre("192.0.2.7", "2001:db8::7"));
}

TEST(NameServer, IsFollowedToTheNameThatANameStandsFor) {
  const DnsServer server({"--host-record=a.shop.test,192.0.2.7", "--cname=www.shop.test,a.shop.test"});
  EXPECT_THAT(ask_name_server(server.address(), "www.shop.test").value(), ElementsAre("192.0.2.7"));
}

TEST(NameServer, MayBeNamedByAName) {
  const DnsServer server({"--host-record=a.shop.test,192.0.2.7"});
  const auto named = "localhost" + server.address().substr(server.address().find(':'));
  EXPECT_THAT(ask_name_server(named, "a.shop.test").value(), ElementsAre("192.0.2.7"));
}

TEST(NameServer, SaysWhyThereIsNoAddress) {
  const DnsServer server({"--txt-record=text.shop.test,hello"});
  const auto why = [&](const std::string& name) { return ask_name_server(server.address(), name).error(); };
  EXPECT_THAT(why("b.shop.test"), EndsWith("knows no such name"));
  EXPECT_THAT(why("text.shop.test"), EndsWith("has no address for it"));
  EXPECT_THAT(why("elsewhere.example"), EndsWith("does not answer, or can't tell"));
}

TEST(NameServer, MustBeOne) {
  EXPECT_EQ(ask_name_server("127.0.0.1:dns", "a").error(),
            "the name server 127.0.0.1:dns: Name or service not known");
  EXPECT_THAT(ask_name_server("127.0.0.1:1", "a.shop.test").error(),
              EndsWith("does not answer, or can't tell"));
}

TEST(NameServer, IsAskedByHandWithDig) {
  EXPECT_EQ(dig_line("ns1.example", "a.shop.test"), "dig +short @ns1.example a.shop.test");
  EXPECT_EQ(dig_line("127.0.0.1:5353", "a.shop.test"), "dig +short @127.0.0.1 -p 5353 a.shop.test");
}

TEST_F(ProbeTest, AsksTheNameServerThatIsStated) {
  const DnsServer server({"--host-record=a.shop.test,192.0.2.7"});
  const auto outcome = probe("dns", "a.shop.test", {{"name_server", server.address()}});
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(outcome.result["addresses"], nlohmann::json::array({"192.0.2.7"}));
}

TEST_F(ProbeTest, SaysWhichNameServerKnowsNoSuchName) {
  const DnsServer server({});
  const auto outcome = probe("dns", "a.shop.test", {{"name_server", server.address()}});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error,
            "a.shop.test is not found: the name server " + server.address() + " knows no such name");
  EXPECT_EQ(outcome.help,
            "check the name, its record at the DNS provider, and the name server " + server.address());
}

class HttpWithNameServer : public testing::Test {
 protected:
  std::expected<HttpAnswer, HttpFailure> get(const std::string& host) {
    const auto at_host = "http://" + host + server_.url("/").substr(std::string("http://127.0.0.1").size());
    HttpRequest request;
    request.method = "GET";
    request.url = at_host;
    request.name_server = names_.address();
    return exchange(request, cancel_, Deadline(std::chrono::minutes(1)));
  }

  const DnsServer names_{{"--host-record=a.shop.test,127.0.0.1"}};
  HttpServer server_{[](const std::string&) { return answer_of("200 OK", "", "here"); }};
  Cancellation cancel_;
};

TEST_F(HttpWithNameServer, GoesWhereTheNameServerSays) {
  const auto answer = get("a.shop.test");
  ASSERT_TRUE(answer) << answer.error().error;
  EXPECT_EQ(answer->body, "here");
}

TEST_F(HttpWithNameServer, GoesNowhereWithoutAnAddress) {
  const auto answer = get("b.shop.test");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().end, End::could_not_start);
  EXPECT_EQ(answer.error().error,
            "b.shop.test is not found: the name server " + names_.address() + " knows no such name");
}

}  // namespace
}  // namespace drctl
