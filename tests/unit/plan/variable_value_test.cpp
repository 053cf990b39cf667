#include "plan/variable_value.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

using expression::Duration;
using expression::Value;

TEST(CapturedValue, KeepsTimesAndDurationsThroughTheJournal) {
  const auto when = expression::parse_timestamp("2026-11-24T03:10:07Z").value();
  for (const auto& value :
       {Value(when), Value(Duration{1'500'000'000}), Value(3), Value("x"), Value(nullptr)})
    EXPECT_EQ(captured_value(captured_json(value).value()), value);
}

TEST(CapturedValue, LeavesOtherMappingsOfOneKeyAlone) {
  const Json json = {{"$timestamp", "no time"}};
  EXPECT_EQ(expression::to_json(captured_value(json)).value(), json);
}

TEST(VariableValue, ReadsDurationsAsMilliseconds) {
  EXPECT_EQ(variable_value(VariableType::duration, 1500), Value(Duration{1'500'000'000}));
}

}  // namespace
}  // namespace drctl
