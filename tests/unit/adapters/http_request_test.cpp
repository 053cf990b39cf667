#include "adapters/http_request.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace drctl {
namespace {

using nlohmann::json;

TEST(HttpRequest, IsAMethodAndAUrl) {
  auto request = http_request_of(json::parse(R"({"request": ["post", "https://h/x"]})"));
  ASSERT_TRUE(request) << request.error();
  EXPECT_EQ(request->method, "POST");
  EXPECT_EQ(request->url, "https://h/x");
}

TEST(HttpRequest, AUrlAloneIsAGet) {
  EXPECT_EQ(http_request_of(json::parse(R"({"request": ["http://h"]})"))->method, "GET");
  EXPECT_EQ(http_request_of(json::parse(R"({"url": "http://h"})"))->method, "GET");
}

TEST(HttpRequest, JsonBringsItsContentType) {
  auto request = http_request_of(json::parse(R"({"request": ["PUT", "http://h"], "json": {"a": [1]}})"));
  EXPECT_EQ(request->body, R"({"a":[1]})");
  EXPECT_EQ(request->headers, (std::map<std::string, std::string>{{"Content-Type", "application/json"}}));
}

TEST(HttpRequest, AStatedContentTypeStays) {
  auto request = http_request_of(json::parse(
      R"({"method": "PUT", "url": "http://h", "json": 1, "headers": {"content-type": "application/x"}})"));
  EXPECT_EQ(request->headers, (std::map<std::string, std::string>{{"content-type", "application/x"}}));
}

TEST(HttpRequest, WhatIsNotKnownYetStands) {
  auto request = http_request_of(json::parse(R"({"request": ["${m}", "${url}/x"], "status": "${s}"})"));
  ASSERT_TRUE(request) << request.error();
  EXPECT_EQ(request->method, "${m}");
  EXPECT_EQ(request->url, "${url}/x");
}

bool accepts(const std::string& status, int answered) {
  auto request = http_request_of(
      json::parse(R"({"url": "http://h"})")
          .patch(json::parse(
              status.empty() ? "[]" : R"([{"op": "add", "path": "/status", "value": )" + status + "}]")));
  return request->accepted.contain(answered);
}

TEST(HttpRequest, AcceptsWhatIsBelow400OrStated) {
  EXPECT_TRUE(accepts("", 399));
  EXPECT_FALSE(accepts("", 400));
  EXPECT_TRUE(accepts("503", 503));
  EXPECT_FALSE(accepts("503", 200));
  EXPECT_TRUE(accepts("[200, 404]", 404));
  EXPECT_TRUE(accepts("\"any\"", 500));
}

TEST(HttpRequest, MethodsHaveEffects) {
  for (auto method : {"GET", "HEAD", "OPTIONS"}) EXPECT_EQ(effect_of_method(method), Effect::read) << method;
  for (auto method : {"POST", "PUT", "PATCH"}) EXPECT_EQ(effect_of_method(method), Effect::change) << method;
  for (auto method : {"DELETE", "PURGE", "${m}"})
    EXPECT_EQ(effect_of_method(method), Effect::destructive) << method;
}

TEST(HttpRequest, TheMethodThatIsSentIsTheOneThatIsMeant) {
  for (auto arguments :
       {R"({"request": ["POST", "http://h"], "headers": {"x-http-method-override": "DELETE"}})",
        R"({"request": ["POST", "http://h"], "headers": {"X-HTTP-Method": "DELETE"}})",
        R"({"request": ["GET", "http://h"], "headers": {"X-Method-Override": "DELETE"}})",
        R"({"request": ["POST", "http://h/?a=b&_method=DELETE"]})",
        R"({"request": ["POST", "http://h/?_method=delete"]})",
        R"({"request": ["POST", "http://h"], "form": {"_method": "DELETE"}})",
        R"({"request": ["POST", "http://h"], "body": "_method=DELETE"})",
        R"({"request": ["POST", "http://h"], "body": "a=b&_method=DELETE"})"})
    EXPECT_FALSE(http_request_of(json::parse(arguments))) << arguments;
  for (auto arguments : {R"({"request": ["POST", "http://h/_method"], "form": {"a": "_method=b"}})",
                         R"({"request": ["GET", "http://h/?the_method=x"]})"})
    EXPECT_TRUE(http_request_of(json::parse(arguments))) << arguments;
}

struct Row {
  std::string arguments;
  std::string error;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.arguments; }

class WrongHttpRequestTest : public testing::TestWithParam<Row> {};

TEST_P(WrongHttpRequestTest, IsExplained) {
  auto request = http_request_of(json::parse(GetParam().arguments));
  ASSERT_FALSE(request);
  EXPECT_EQ(request.error(), GetParam().error);
}

const Row wrong[] = {
    {"{}", "a URL is missing: \"GET https://host/path\""},
    {R"({"request": ["GET", "http://h", "-k"]})",
     "`request` is a method and a URL, found 3 words: '-k' is too much"},
    {R"({"request": ["http://h"], "method": "GET"})",
     "`request` says the method and the URL already: leave `method` and `url` out"},
    {R"({"request": ["ftp://h/x"]})", "'ftp://h/x' is no URL of http:// or https://"},
    {R"({"request": ["localhost:8080?token=x"]})", "'localhost:8080' is no URL of http:// or https://"},
    {R"({"url": "http://h/a b"})",
     "the URL holds a blank or a control character: write it as %20 or the like"},
    {R"({"method": "G(T", "url": "http://h"})", "'G(T' is no HTTP method"},
    {R"({"url": "http://h", "body": "x"})", "a body needs a method: POST, PUT or PATCH"},
    {R"({"request": ["POST", "http://h"], "body": "x", "json": 1})",
     "`body`, `json` and `form` exclude each other"},
    {R"({"url": "http://h", "headers": {"a b": "x"}})", "'a b' is no header name"},
    {R"({"url": "http://h", "headers": {"a": "x\r\nb: y"}})",
     "the value of header 'a' has more than one line"},
    {R"({"url": "http://h", "status": "200 OK"})",
     "`status` is a number from 100 to 599, a list of them, or any; found \"200 OK\""},
    {R"({"url": "http://h", "status": [200, 7]})",
     "`status` is a number from 100 to 599, a list of them, or any; found 7"},
    {R"({"url": "http://h", "proxy": "http://p", "name_server": "ns1"})",
     "`name_server` and `proxy` exclude each other: the proxy finds the host's address"},
    {R"({"request": ["DELETE", "http://h"], "follow": true})",
     "`follow` would send DELETE to a place that the server chooses: only reads follow"},
};
INSTANTIATE_TEST_SUITE_P(Fields, WrongHttpRequestTest, testing::ValuesIn(wrong));

}  // namespace
}  // namespace drctl
