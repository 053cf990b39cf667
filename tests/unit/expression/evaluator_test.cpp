// The exact texts and places of errors at run time.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "unit/expression/reading.hpp"

namespace drctl::expression {
namespace {

const Bindings& bindings() {
  static const Bindings values = {
      {"result", from_json(nlohmann::json::parse(R"({"rows": [{"n": 3}], "status": {"ready": null}})"))},
      {"replicas", 2}};
  return values;
}

std::string evaluate(std::string_view text) { return value_of(text, bindings()); }

TEST(Evaluator, SuggestsNamesAndKeys) {
  EXPECT_EQ(evaluate("replica + 1"), "0-7: undefined name 'replica'; did you mean 'replicas'?");
  EXPECT_EQ(evaluate("result.row[0]"), "7-10: no such key 'row'; did you mean 'rows'?");
  EXPECT_EQ(evaluate("result.rows[0].total"), "15-20: no such key 'total'; there are: n");
  EXPECT_EQ(evaluate("result['row']"), "7-12: no such key 'row'; did you mean 'rows'?");
}

TEST(Evaluator, SaysWhatHasNoFields) {
  EXPECT_EQ(evaluate("result.status.ready.since"), "20-25: a value of type null_type has no field 'since'");
  EXPECT_EQ(evaluate("has(replicas.a)"), "13-14: a value of type int has no field 'a'");
}

TEST(Evaluator, SaysHowLongAListIs) {
  EXPECT_EQ(evaluate("result.rows[1]"), "0-14: index 1 is out of range: the list has 1 element");
  EXPECT_EQ(evaluate("[1, 2][-1]"), "0-10: index -1 is out of range: the list has 2 elements");
}

TEST(Evaluator, SaysWhichOverloadIsMissing) {
  EXPECT_EQ(
      evaluate("result.rows + 'a'"),
      "0-17: no matching overload for '+' applied to '(list(dyn), string)'; use string(x) to convert");
  EXPECT_EQ(evaluate("size(replicas) > 0 || false"),
            "0-14: no matching overload for 'size' applied to '(int)'; it takes size(list(dyn)) or "
            "list(dyn).size() or size(map(dyn, dyn)) or map(dyn, dyn).size() or others");
}

TEST(Evaluator, ReportsArithmeticThatHasNoResult) {
  EXPECT_EQ(evaluate("1 / (replicas - 2)"), "0-18: division by zero");
  EXPECT_EQ(evaluate("9223372036854775807 + 1"), "0-23: 9223372036854775807 + 1 is out of range of int");
  EXPECT_EQ(evaluate("0u - 1u"), "0-7: 0u - 1u is out of range of uint");
  EXPECT_EQ(evaluate("int('12x')"), "0-10: '12x' is no int");
  EXPECT_EQ(evaluate("int(1e30)"), "0-9: 1e+30 is out of range of int");
}

TEST(Evaluator, AbsorbsErrorsOnlyWhereTheyChangeNothing) {
  EXPECT_EQ(evaluate("1 / 0 > 0 || true"), "true");
  EXPECT_EQ(evaluate("false && 1 / 0 > 0"), "false");
  EXPECT_EQ(evaluate("1 / 0 > 0 && true"), "0-5: division by zero");
  EXPECT_EQ(evaluate("[0, 1].exists(x, 1 / x == 1)"), "true");
  EXPECT_EQ(evaluate("[0, 2].exists(x, 1 / x == 1)"), "17-22: division by zero");
}

TEST(Evaluator, ExpectsConditionsToBeBool) {
  EXPECT_EQ(evaluate("replicas ? 1 : 2"), "0-8: expected a bool, found a value of type int");
  EXPECT_EQ(evaluate("result.rows.all(r, r.n)"), "19-22: expected a bool, found a value of type int");
}

TEST(Evaluator, RefusesKeysThatAreThereTwice) {
  EXPECT_EQ(evaluate("{'a': 1, 'a': 2}"), "9-12: the key a is there twice");
  EXPECT_EQ(evaluate("[1, 2].transformMapEntry(i, v, {'same': v})"), "31-42: the key same is there twice");
}

TEST(Evaluator, BuildsMapsFromEntries) {
  EXPECT_EQ(evaluate("[1, 2].transformMapEntry(i, v, {string(v): i})"), R"({"1":0,"2":1})");
}

TEST(Evaluator, CutsLongTextsInMessages) {
  const std::string letters(1000, 'a');
  EXPECT_EQ(evaluate("int('" + letters + "')"), "0-1007: '" + letters.substr(0, 60) + "...' is no int");
}

}  // namespace
}  // namespace drctl::expression
