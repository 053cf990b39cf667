#include "adapters/http_secrets.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace drctl {
namespace {

TEST(HttpSecrets, LeaveTheUrl) {
  EXPECT_EQ(url_without_secrets("https://ann:pw@h:1/a@b?x=1&access_token=t&Api-Key=k&sig=&y=#id_token=z"),
            "https://[secret]@h:1/a@b?x=1&access_token=[secret]&Api-Key=[secret]&sig=&y=#id_token=[secret]");
  EXPECT_EQ(url_without_secrets("http://h"), "http://h");
  EXPECT_EQ(url_without_secrets("${url}?key=k"), "${url}?key=[secret]");
}

TEST(HttpSecrets, LeaveTheForm) {
  EXPECT_EQ(form_without_secrets("grant_type=password&client_secret=x%20y&key=1"),
            "grant_type=password&client_secret=[secret]&key=1");
}

TEST(HttpSecrets, LeaveJsonAtAnyDepth) {
  auto value = nlohmann::json::parse(
      R"({"token_endpoint": "u", "token": "", "a": [{"access_token": "x"}], "password": {"secret": "y", "n": 1}})");
  EXPECT_EQ(
      json_without_secrets(value).dump(),
      R"({"a":[{"access_token":"[secret]"}],"password":{"n":1,"secret":"[secret]"},"token":"","token_endpoint":"u"})");
}

}  // namespace
}  // namespace drctl
