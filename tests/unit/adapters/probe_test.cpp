#include "unit/adapters/probe_test.hpp"

#include <gmock/gmock.h>

#include "adapters/probe_line.hpp"
#include "unit/adapters/loopback_port.hpp"

namespace drctl {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::StartsWith;

TEST_F(ProbeTest, OnlyReads) {
  const auto shown = preview({"tcp", "db.example:5432"});
  ASSERT_TRUE(shown) << shown.error();
  EXPECT_EQ(shown->effect, Effect::read);
  EXPECT_EQ(shown->command, "tcp db.example:5432");
}

TEST_F(ProbeTest, TakesHostAndPortOfAUrl) {
  EXPECT_EQ(preview({"tls", "https://a.example/b?c#d"})->command, "tls a.example:443");
  EXPECT_EQ(preview({"tcp", "http://u:p@a.example/b"})->command, "tcp a.example:80");
  EXPECT_EQ(preview({"tcp", "https://a.example:8443/b:9"})->command, "tcp a.example:8443");
  EXPECT_EQ(preview({"dns", "https://a.example:8443/b"})->command, "dns a.example");
}

TEST_F(ProbeTest, TakesAddressesOfEachFamily) {
  EXPECT_EQ(preview({"tcp", "[::1]:22"})->command, "tcp [::1]:22");
  EXPECT_EQ(preview({"tls", "::1"})->command, "tls [::1]:443");
  EXPECT_EQ(preview({"tls", "10.0.0.1"})->command, "tls 10.0.0.1:443");
}

TEST_F(ProbeTest, AnAddressMayBeUnknownWhilePlanning) {
  EXPECT_EQ(preview({"tcp", "${db_address}"})->command, "tcp ${db_address}");
  EXPECT_EQ(preview({"tcp", "db:${port}"})->command, "tcp db:${port}");
}

TEST_F(ProbeTest, SaysWhatIsWrongWithACall) {
  EXPECT_EQ(preview({"tcp"}).error(), "a probe is dns NAME, tcp HOST:PORT or tls HOST:PORT");
  EXPECT_EQ(preview({"udp", "a:1"}).error(),
            "'udp' is no kind of probe: a probe is dns NAME, tcp HOST:PORT or tls HOST:PORT");
  EXPECT_EQ(preview({"tcp", "db"}).error(), "'db' has no port: write HOST:PORT");
  EXPECT_EQ(preview({"tcp", "db:http"}).error(), "'http' is no port: it is a number from 1 to 65535");
  EXPECT_EQ(preview({"tcp", "db:70000"}).error(), "'70000' is no port: it is a number from 1 to 65535");
  EXPECT_EQ(preview({"tcp", ":1"}).error(), "'' is no host name");
  EXPECT_EQ(preview({"tcp", "a b:1"}).error(), "'a b' is no host name");
  EXPECT_EQ(preview({"tcp", "a:1"}, {{"name", "b"}}).error(), "`name` and `ca_file` are for tls only");
}

std::string line_of(const std::vector<std::string>& check, ProbeTest::Fields more = {}) {
  more["check"] = check;
  return probe_line(*probe_call_of({more, {}}));
}

TEST(ProbeLine, IsWhatAPersonTypes) {
  EXPECT_EQ(line_of({"dns", "a.example"}), "getent ahosts a.example");
  EXPECT_EQ(line_of({"tcp", "db.example:5432"}), "nc -vz db.example 5432");
  EXPECT_EQ(line_of({"tls", "10.0.0.1"}, {{"name", "a.example"}, {"ca_file", "/etc/own ca.pem"}}),
            "openssl s_client -connect 10.0.0.1:443 -verify_return_error -servername a.example "
            "-verify_hostname a.example -CAfile '/etc/own ca.pem' </dev/null");
  EXPECT_EQ(line_of({"tls", "10.0.0.1"}),
            "openssl s_client -connect 10.0.0.1:443 -verify_return_error -verify_ip 10.0.0.1 </dev/null");
}

TEST(ProbeLine, HasTheShellAskTheNameServer) {
  const ProbeTest::Fields asking = {{"name_server", "127.0.0.1:53"}};
  EXPECT_EQ(line_of({"dns", "a.example"}, asking), "dig +short @127.0.0.1 a.example");
  EXPECT_EQ(line_of({"tcp", "a.example:5432"}, asking),
            "nc -vz \"$(dig +short @127.0.0.1 a.example | tail -n 1)\" 5432");
  EXPECT_EQ(line_of({"tls", "a.example"}, asking),
            "openssl s_client -connect \"$(dig +short @127.0.0.1 a.example | tail -n 1)\":443 "
            "-verify_return_error -servername a.example -verify_hostname a.example </dev/null");
}

TEST_F(ProbeTest, ShowsWhomItAsks) {
  EXPECT_EQ(preview({"dns", "a.example"}, {{"name_server", "ns1.example"}})->command,
            "dns a.example, asking ns1.example");
}

TEST_F(ProbeTest, FindsTheAddressesOfAName) {
  const auto outcome = probe("dns", "localhost");
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_THAT(outcome.result["addresses"].get<std::vector<std::string>>(), Contains("127.0.0.1"));
}

TEST_F(ProbeTest, ANameThatDoesNotResolveIsAFailure) {
  const auto outcome = probe("dns", "nowhere.invalid");
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_THAT(outcome.error, StartsWith("nowhere.invalid is not found: "));
  EXPECT_EQ(outcome.help,
            "check the name, its record at the DNS provider, and the name server of this machine");
  EXPECT_EQ(outcome.result["addresses"].size(), 0);
}

TEST_F(ProbeTest, APortThatListensIsConnectedTo) {
  const LoopbackPort port;
  const auto outcome = probe("tcp", "localhost:" + port.port());
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(outcome.result["connected"], true);
  EXPECT_EQ(outcome.result["address"], "127.0.0.1");
  EXPECT_EQ(outcome.result["addresses"], json::array({"127.0.0.1"}));
  EXPECT_THAT(narration_.lines, ElementsAre(StartsWith("connected to 127.0.0.1 in ")));
}

TEST_F(ProbeTest, AClosedPortIsAFailure) {
  LoopbackPort port;
  port.close();
  const auto outcome = probe("tcp", port.address());
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, port.address() + ": Connection refused");
  EXPECT_EQ(outcome.help,
            "the host answers and nothing listens on this port, or a firewall refuses: check the service");
  EXPECT_EQ(outcome.result["connected"], false);
}

TEST_F(ProbeTest, AFailureNamesTheAddressThatWasTried) {
  LoopbackPort port;
  port.close();
  const auto outcome = probe("tcp", "localhost:" + port.port());
  EXPECT_EQ(outcome.error, "localhost:" + port.port() + " (127.0.0.1): Connection refused");
}

TEST_F(ProbeTest, APortThatIsDroppedTimesOut) {
  LoopbackPort port(0);
  port.fill();
  const auto outcome = probe("tcp", port.address(), {}, 100ms);
  EXPECT_EQ(outcome.end, End::timed_out);
  EXPECT_EQ(outcome.error, "a connection to " + port.address() + " did not come in time");
  EXPECT_EQ(outcome.help, "the host does not answer, or a firewall drops: check host, port and network");
}

TEST_F(ProbeTest, IsCancelledWhileItConnects) {
  LoopbackPort port(0);
  port.fill();
  EXPECT_EQ(cancelled("tcp", port.address()), End::cancelled);
}

TEST_F(ProbeTest, ABadAddressThatIsKnownOnlyAtRunTimeIsNotTried) {
  const auto outcome = probe("tcp", "db");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "'db' has no port: write HOST:PORT");
}

}  // namespace
}  // namespace drctl
