#include "testing/faked_result.hpp"

#include <gtest/gtest.h>

namespace drctl {

using expression::Type;
using nlohmann::json;

namespace {

const Type answer = Type::object("sql result", {{"rows", Type::list(Type::map(Type::string(), Type::dyn()))},
                                                {"affected", Type::integer()},
                                                {"notice", Type::string()}});

FieldValue scalar(json value) { return {Literal{std::move(value), ""}, {}, {}}; }
FieldValue mapping(std::string key, FieldValue value) {
  return {FieldValue::Map{{Name{std::move(key), {}}, std::move(value)}}, {}, {}};
}

TEST(FakedResult, IsEmptyButWholeWhenNothingIsSaid) {
  EXPECT_EQ(empty_result(answer), json::parse(R"({"rows": [], "affected": 0, "notice": ""})"));
}

TEST(FakedResult, KeepsWhatIsNotLaidOver) {
  auto result = json::parse(R"({"json": {"spec": {"replicas": 2}, "kind": "Deployment"}, "output": ""})");
  lay_over(result, json::parse(R"({"json": {"spec": {"replicas": 3}}})"));
  EXPECT_EQ(result,
            json::parse(R"({"json": {"spec": {"replicas": 3}, "kind": "Deployment"}, "output": ""})"));
}

TEST(FakedResult, ReplacesAListAsAWhole) {
  auto result = json::parse(R"({"rows": [{"n": 1}, {"n": 2}]})");
  lay_over(result, json::parse(R"({"rows": [{"n": 3}]})"));
  EXPECT_EQ(result.at("rows").size(), 1U);
}

TEST(FakedResult, RefusesAKeyThatTheResultNeverHas) {
  const auto found = misfits(mapping("rowz", {FieldValue::List{}, {}, {}}), answer);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "the sql result has no 'rowz'");
  EXPECT_EQ(found[0].help, "did you mean 'rows'?");
}

TEST(FakedResult, RefusesAnotherType) {
  const auto found = misfits(mapping("affected", scalar("three")), answer);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "expected int here");
  EXPECT_TRUE(misfits(mapping("affected", scalar(3)), answer).empty());
}

}  // namespace
}  // namespace drctl
