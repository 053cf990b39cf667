#include "adapters/probe_tls.hpp"

#include <gmock/gmock.h>

#include "unit/adapters/http_server.hpp"
#include "unit/adapters/http_tls_server.hpp"
#include "unit/adapters/loopback_port.hpp"
#include "unit/adapters/probe_test.hpp"
#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;
using Names = std::vector<std::string>;

constexpr long a_day = 86'400;
constexpr const char* local = "IP:127.0.0.1,DNS:console.example";

class ProbeTlsTest : public ProbeTest {
 protected:
  Outcome tls(const TlsServer& server, const Fields& more) {
    return probe("tls", "127.0.0.1:" + server.port(), more);
  }

  test::TemporaryDirectory folder_;
};

TEST_F(ProbeTlsTest, AGoodCertificateIsVerifiedAndDescribed) {
  const Certificate certificate(folder_.path(), local, 30 * a_day + 60);
  const TlsServer server(certificate);
  const auto outcome = tls(server, {{"ca_file", certificate.file}});
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(outcome.result["verified"], true);
  EXPECT_EQ(outcome.result["protocol"], "TLSv1.3");
  EXPECT_EQ(outcome.result["subject"], "CN=t");
  EXPECT_EQ(outcome.result["issuer"], "CN=t");
  EXPECT_EQ(outcome.result["names"], (Names{"127.0.0.1", "console.example"}));
  EXPECT_EQ(outcome.result["days_left"], 30);
  EXPECT_THAT(outcome.result["not_after"].get<std::string>(), testing::MatchesRegex("20.*T.*Z"));
  EXPECT_THAT(narration_.lines.at(1), StartsWith("TLSv1.3, certificate of CN=t until 20"));
}

TEST_F(ProbeTlsTest, AnOwnAuthorityVerifiesWhatItSigned) {
  const Certificate authority(folder_.path(), "DNS:none", a_day, nullptr, "authority");
  const TlsServer server(Certificate(folder_.path(), local, a_day, &authority));
  const auto outcome = tls(server, {{"ca_file", authority.file}});
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(outcome.result["issuer"], "CN=authority");
  EXPECT_EQ(outcome.result["chain"], Names{"CN=t"});
}

TEST_F(ProbeTlsTest, AnUnknownAuthorityIsAFailureThatDescribesTheCertificate) {
  const Certificate authority(folder_.path(), "DNS:none", a_day, nullptr, "authority");
  const TlsServer server(Certificate(folder_.path(), local, a_day + 60, &authority));
  const auto outcome = tls(server, {});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "the certificate of 127.0.0.1:" + server.port() +
                               " for 127.0.0.1: unable to get local issuer certificate");
  EXPECT_EQ(outcome.help,
            "have the server send its whole chain; if its authority is your own, name it in `ca_file`");
  EXPECT_EQ(outcome.result["verified"], false);
  EXPECT_EQ(outcome.result["days_left"], 1);
}

TEST_F(ProbeTlsTest, AnExpiredCertificateIsAFailure) {
  const Certificate certificate(folder_.path(), local, -60);
  const TlsServer server(certificate);
  const auto outcome = tls(server, {{"ca_file", certificate.file}});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_THAT(outcome.error, HasSubstr("certificate has expired"));
  EXPECT_EQ(outcome.help, "renew the certificate: see cert-manager, or whoever issues it");
  EXPECT_EQ(outcome.result["days_left"], -1);
}

TEST_F(ProbeTlsTest, AnotherHostsCertificateIsAFailure) {
  const Certificate certificate(folder_.path(), "DNS:a.example,DNS:b.example", a_day);
  const TlsServer server(certificate);
  const auto outcome = tls(server, {{"ca_file", certificate.file}, {"name", "console.example"}});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_THAT(outcome.error, HasSubstr("for console.example: hostname mismatch"));
  EXPECT_EQ(outcome.help, "it holds for a.example, b.example: use one of these, or have it issued anew");
  EXPECT_THAT(tls(server, {{"ca_file", certificate.file}}).error, HasSubstr("IP address mismatch"));
}

TEST_F(ProbeTlsTest, AStatedNameIsAskedForInsteadOfTheHost) {
  const Certificate certificate(folder_.path(), "DNS:console.example", a_day);
  const TlsServer server(certificate);
  const auto outcome = tls(server, {{"ca_file", certificate.file}, {"name", "console.example"}});
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
}

TEST_F(ProbeTlsTest, AMissingAuthorityFileIsNamed) {
  const TlsServer server(Certificate(folder_.path(), local, a_day));
  const auto outcome = tls(server, {{"ca_file", folder_ / "none.pem"}});
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "no certificate can be read from " + (folder_ / "none.pem").string());
}

TEST_F(ProbeTlsTest, APortWithoutTlsIsAFailure) {
  const HttpServer server([](const std::string&) { return "HTTP/1.1 400 Bad Request\r\n\r\n"; });
  const auto outcome = probe("tls", server.url());
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_THAT(outcome.error, testing::EndsWith("does not agree on TLS: wrong version number"));
  EXPECT_EQ(outcome.help, "the server does not speak TLS on this port");
  EXPECT_EQ(outcome.result["connected"], true);
}

TEST_F(ProbeTlsTest, AServerThatHangsUpIsAFailure) {
  const HttpServer server([](const std::string&) { return ""; });
  const auto outcome = probe("tls", server.url());
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_THAT(outcome.error, HasSubstr("does not agree on TLS: "));
}

TEST_F(ProbeTlsTest, AServerThatNeverAnswersTimesOut) {
  const LoopbackPort port;
  const auto outcome = probe("tls", port.address(), {}, 100ms);
  EXPECT_EQ(outcome.end, End::timed_out);
  EXPECT_EQ(outcome.error, "an answer of TLS from " + port.address() + " did not come in time");
}

TEST_F(ProbeTlsTest, IsCancelledWhileItWaitsForTheServer) {
  const LoopbackPort port;
  EXPECT_EQ(cancelled("tls", port.address()), End::cancelled);
}

TEST(DaysUntil, AreCountedDown) {
  const std::chrono::system_clock::time_point now{1000 * 24h};
  EXPECT_EQ(days_until(now + 25h, now), 1);
  EXPECT_EQ(days_until(now + 23h, now), 0);
  EXPECT_EQ(days_until(now - 1s, now), -1);
}

}  // namespace
}  // namespace drctl
