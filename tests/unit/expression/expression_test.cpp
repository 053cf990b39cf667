#include "expression/expression.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace drctl::expression {
namespace {

using nlohmann::json;

Value result_of(std::string_view text, const Bindings& bindings = {}) {
  const auto expression = Expression::parse(text);
  if (!expression) return Value("no parse: " + expression.error().front().message);
  const auto value = expression->evaluate(bindings);
  return value ? *value : Value("error: " + value.error().message);
}

TEST(Expression, ReadsFieldsAndElementsOfAResult) {
  const Bindings bindings = {{"result", from_json(json::parse(R"({"rows": [{"n": 3}]})"))}, {"min_bots", 1}};
  EXPECT_EQ(result_of("result.rows[0].n >= min_bots", bindings), Value(true));
}

TEST(Expression, CountsWhatAMacroKeeps) {
  const Bindings bindings = {{"items", from_json(json::parse(R"([{"ready": true}, {"ready": false}])"))}};
  EXPECT_EQ(result_of("size(items.filter(i, i.ready))", bindings), Value(1));
}

TEST(Expression, ComparesTimes) {
  const Bindings bindings = {{"now", Timestamp{1'000'000'600, 0}}, {"backup", Timestamp{1'000'000'000, 0}}};
  EXPECT_EQ(result_of("now - backup < duration('24h')", bindings), Value(true));
}

TEST(Expression, NamesAreWhatItUsesFromOutside) {
  const auto expression =
      Expression::parse("a.b.all(x, x > n && x in m) && type(q.r) == int && base64.encode(z) == ''");
  EXPECT_EQ(expression->names(), (std::set<std::string>{"a", "m", "n", "q", "z"}));
}

TEST(Expression, KeepsItsText) { EXPECT_EQ(Expression::parse(" 1 + 2 ")->text(), " 1 + 2 "); }

}  // namespace
}  // namespace drctl::expression
