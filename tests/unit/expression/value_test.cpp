#include "expression/value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "expression/compare.hpp"
#include "expression/whole_type.hpp"

namespace drctl::expression {
namespace {

using nlohmann::json;

bool equal(const Value& left, const Value& right) {
  Budget budget{Limits{}};
  return equals(left, right, budget);
}

TEST(Value, IsWhatItWasMadeOf) {
  EXPECT_TRUE(Value().is_null());
  EXPECT_EQ(*Value(true).boolean(), true);
  EXPECT_EQ(*Value(7).integer(), 7);
  EXPECT_EQ(*Value::unsigned_integer(7).unsigned_integer(), 7u);
  EXPECT_EQ(*Value("a").string(), "a");
  EXPECT_EQ(Value("a").integer(), nullptr);
  EXPECT_EQ(*Value(Value::Map{{"k", 1}}).field("k"), Value(1));
  EXPECT_EQ(Value(Value::Map{{"k", 1}}).field("l"), nullptr);
  EXPECT_EQ(Value(1).field("k"), nullptr);
}

TEST(Value, IsTheSameOnlyWithinAKind) {
  EXPECT_EQ(Value(std::nan("")), Value(std::nan("")));
  EXPECT_NE(Value(1), Value(1.0));
  EXPECT_NE(Value(0.0), Value(-0.0));
  EXPECT_EQ(Value(Value::List{1, "a"}), Value(Value::List{1, "a"}));
}

TEST(Value, EqualsNumbersOfOtherKinds) {
  EXPECT_TRUE(equal(1, 1.0));
  EXPECT_TRUE(equal(Value::unsigned_integer(1), 1));
  EXPECT_TRUE(equal(Value::List{1}, Value::List{1.0}));
  EXPECT_TRUE(equal(Value::Map{{"a", 1}}, Value::Map{{"a", 1.0}}));
  EXPECT_FALSE(equal(std::nan(""), std::nan("")));
  EXPECT_FALSE(equal(1, "1"));
  EXPECT_FALSE(equal(nullptr, false));
}

TEST(Value, HasOneKeyForOneNumber) {
  Value::Map map = {{1, "int"}};
  EXPECT_FALSE(map.emplace(Value::unsigned_integer(1), "uint").second);
  EXPECT_TRUE(map.emplace("1", "text").second);
  EXPECT_TRUE(map.emplace(true, "bool").second);
}

TEST(Json, ReadsWholeNumbersAsInt) {
  const Value value =
      from_json(json::parse(R"({"a": 1, "b": -1, "c": 1.0, "d": 18446744073709551615, "e": null})"));
  EXPECT_EQ(*value.field("a"), Value(1));
  EXPECT_EQ(*value.field("b"), Value(-1));
  EXPECT_EQ(*value.field("c"), Value(1.0));
  EXPECT_EQ(*value.field("d"), Value::unsigned_integer(18446744073709551615u));
  EXPECT_EQ(*value.field("e"), Value());
}

TEST(Json, WritesWhatItRead) {
  const json original = json::parse(R"({"a":[1,2.5,"x",true,null,9007199254740993],"b":{"c":{}}})");
  EXPECT_EQ(to_json(from_json(original)), original);
}

TEST(Json, WritesTimesAndBytesAsText) {
  const Value value = Value::List{Timestamp{0, 0}, Duration{5'000'000'000}, Bytes{"hello"}, std::nan("")};
  EXPECT_EQ(to_json(value), json::parse(R"(["1970-01-01T00:00:00Z", "5s", "aGVsbG8=", "NaN"])"));
}

TEST(Json, RefusesWhatHasNoJsonForm) {
  EXPECT_EQ(to_json(Value::Map{{1, "a"}}).error(),
            "a map with a key of type int has no JSON form: keys must be texts");
  EXPECT_EQ(to_json(Value::List{TypeName{"int"}}).error(), "the type int has no JSON form");
}

TEST(Json, CutsWhatIsNestedTooDeeply) {
  json deep = 1;
  for (int i = 0; i < 150; ++i) deep = json::array({deep});
  Value value = from_json(deep);
  std::size_t levels = 0;
  for (; value.list(); ++levels) value = Value(value.list()->front());
  EXPECT_EQ(levels, 100u);
  EXPECT_EQ(value, Value("(nested too deeply)"));
}

TEST(Text, IsWhatAPersonWouldWrite) {
  EXPECT_EQ(to_text("as is"), "as is");
  EXPECT_EQ(to_text(-3), "-3");
  EXPECT_EQ(to_text(0.1), "0.1");
  EXPECT_EQ(to_text(3.0), "3");
  EXPECT_EQ(to_text(true), "true");
  EXPECT_EQ(to_text(nullptr), "null");
  EXPECT_EQ(to_text(Duration{90'500'000'000}), "90.500s");
  EXPECT_EQ(to_text(Timestamp{1'000'000'000, 0}), "2001-09-09T01:46:40Z");
  EXPECT_EQ(to_text(TypeName{"int"}), "int");
}

TEST(Text, OfListsAndMapsIsJsonInOneLine) {
  EXPECT_EQ(to_text(Value::List{"a \"b\"", 1, Value::Map{{2, Value::List{}}}}), R"(["a \"b\"",1,{"2":[]}])");
}

TEST(Type, ReadsAsCelWritesIt) {
  EXPECT_EQ(to_string(Type::list(Type::map(Type::string(), Type::dyn()))), "list(map(string, dyn))");
  EXPECT_EQ(to_string(Type::object("the result of 'sql'", {})), "the result of 'sql'");
  EXPECT_NE(Type::list(Type::integer()), Type::list(Type::number()));
  EXPECT_EQ(Type::list(Type::integer()), Type::list(Type::integer()));
}

TEST(Value, HasATypeContentIncluded) {
  EXPECT_EQ(to_string(whole_type_of(Value(Value::List{1, 2}))), "list(int)");
  EXPECT_EQ(to_string(whole_type_of(Value(Value::List{1, "a"}))), "list(dyn)");
  EXPECT_EQ(to_string(whole_type_of(Value(Value::List{}))), "list(dyn)");
  EXPECT_EQ(to_string(whole_type_of(from_json(json::parse(R"({"a": [1.5], "b": [2.5]})")))),
            "map(string, list(double))");
  EXPECT_EQ(to_string(whole_type_of(Value(TypeName{"int"}))), "type");
}

}  // namespace
}  // namespace drctl::expression
