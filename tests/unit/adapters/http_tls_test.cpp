#include <gtest/gtest.h>

#include "adapters/http_exchange.hpp"
#include "unit/adapters/http_server.hpp"
#include "unit/adapters/http_tls_server.hpp"
#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

constexpr long a_day = 86'400;

class HttpTlsTest : public testing::Test {
 protected:
  std::expected<HttpAnswer, HttpFailure> get(const std::string& url, const std::string& ca_file) {
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    request.ca_file = ca_file;
    return exchange(request, cancel_, Deadline(std::chrono::minutes(1)));
  }

  test::TemporaryDirectory folder_;
  Cancellation cancel_;
};

TEST_F(HttpTlsTest, AStatedAuthorityIsTrusted) {
  Certificate certificate(folder_.path(), "IP:127.0.0.1", a_day);
  TlsServer server(certificate);
  auto answer = get(server.url(), certificate.file);
  ASSERT_TRUE(answer) << answer.error().error;
  EXPECT_EQ(answer->status, 200);
}

TEST_F(HttpTlsTest, AnUnknownAuthorityIsNot) {
  TlsServer server(Certificate(folder_.path(), "IP:127.0.0.1", a_day));
  auto answer = get(server.url(), "");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().end, End::could_not_start);
  EXPECT_EQ(answer.error().error, "SSL certificate problem: self-signed certificate");
  EXPECT_EQ(answer.error().help, "if its authority is your own, name its certificate in `ca_file`");
}

TEST_F(HttpTlsTest, AnExpiredCertificateIsNot) {
  Certificate certificate(folder_.path(), "IP:127.0.0.1", -60);
  TlsServer server(certificate);
  auto answer = get(server.url(), certificate.file);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().error, "SSL certificate problem: certificate has expired");
  EXPECT_EQ(answer.error().help, "the server's certificate has expired: renew it");
}

TEST_F(HttpTlsTest, AnotherHostsCertificateIsNot) {
  Certificate certificate(folder_.path(), "DNS:other.example", a_day);
  TlsServer server(certificate);
  auto answer = get(server.url(), certificate.file);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().help, "the certificate is another host's: use a name that it lists");
}

TEST_F(HttpTlsTest, AMissingAuthorityFileIsNamed) {
  TlsServer server(Certificate(folder_.path(), "IP:127.0.0.1", a_day));
  auto answer = get(server.url(), folder_ / "none.pem");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().end, End::could_not_start);
  EXPECT_EQ(answer.error().help, "`ca_file` must be a readable PEM file");
}

TEST_F(HttpTlsTest, ATlsPortAskedInPlainTextIsNotAnAnswer) {
  TlsServer server(Certificate(folder_.path(), "IP:127.0.0.1", a_day));
  EXPECT_FALSE(get("http://127.0.0.1:" + server.port(), ""));
}

TEST_F(HttpTlsTest, APlainPortDoesNotSpeakTls) {
  HttpServer server([](const std::string&) { return "HTTP/1.1 400 Bad Request\r\n\r\n"; });
  auto answer = get("https" + server.url().substr(4), "");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().end, End::could_not_start);
  EXPECT_EQ(answer.error().help, "the server does not speak TLS on this port: is it http:// ?");
}

}  // namespace
}  // namespace drctl
