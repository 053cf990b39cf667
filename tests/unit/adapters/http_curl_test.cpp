#include "adapters/http_curl.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

TEST(CurlLine, IsShortForARead) {
  HttpRequest request;
  request.method = "GET";
  request.url = "http://shop.test/health";
  EXPECT_EQ(curl_line(request), "curl --silent --show-error --include http://shop.test/health");
}

TEST(CurlLine, HasTheShellAskTheNameServer) {
  HttpRequest request;
  request.method = "GET";
  request.url = "https://shop.test/health";
  request.name_server = "127.0.0.1:5353";
  EXPECT_EQ(curl_line(request),
            "curl --silent --show-error --include https://shop.test/health "
            "--resolve \"shop.test:443:$(dig +short @127.0.0.1 -p 5353 shop.test | tail -n 1)\"");
}

TEST(CurlLine, SaysAllOfAChangeButWhatIsSecret) {
  HttpRequest request;
  request.method = "POST";
  request.url = "https://ada:pass@shop.test/login?token=abc";
  request.headers = {{"Authorization", "Bearer abc"}, {"Content-Type", "application/json"}};
  request.body = R"({"user": "it's me", "password": "abc"})";
  request.ca_file = "ca.pem";
  request.redirects = Redirects::followed;
  const auto line = curl_line(request);
  EXPECT_EQ(line.find("abc"), line.npos) << line;
  EXPECT_EQ(line.find("pass@"), line.npos) << line;
  EXPECT_NE(line.find("--request POST"), line.npos) << line;
  EXPECT_NE(line.find(R"('{"password":"[secret]","user":"it'\''s me"}')"), line.npos) << line;
  EXPECT_NE(line.find("--cacert ca.pem --location"), line.npos) << line;
}

}  // namespace
}  // namespace drctl
