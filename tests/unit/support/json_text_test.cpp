#include "support/json_text.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

std::string nested(int levels) { return std::string(levels, '[') + std::string(levels, ']'); }

TEST(JsonText, IsParsed) {
  EXPECT_EQ(parse_json(R"( {"a": [1, "]}"]} )"), nlohmann::json::parse(R"({"a":[1,"]}"]})"));
}

TEST(JsonText, OtherTextIsNone) {
  EXPECT_EQ(parse_json(""), std::nullopt);
  EXPECT_EQ(parse_json("OK"), std::nullopt);
  EXPECT_EQ(parse_json("{} {}"), std::nullopt);
}

TEST(JsonText, NestsTwoHundredLevels) {
  EXPECT_TRUE(parse_json(nested(200)));
  EXPECT_FALSE(parse_json(nested(201)));
  EXPECT_FALSE(parse_json(nested(5'000'000)));
}

TEST(JsonText, BracketsInStringsDoNotNest) {
  EXPECT_TRUE(parse_json("\"\\\"" + std::string(300, '[') + "\""));
}

TEST(JsonText, AnErrorHasAPlace) {
  EXPECT_EQ(json_error_offset(R"({"a": nix})"), 7u);
  EXPECT_EQ(json_error_offset("[1, 2"), 5u);
  EXPECT_EQ(json_error_offset(nested(201)), 200u);
}

}  // namespace
}  // namespace drctl
