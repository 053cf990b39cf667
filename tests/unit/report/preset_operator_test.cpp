#include "report/preset_operator.hpp"

#include <gtest/gtest.h>

#include "unit/report/story.hpp"

namespace drctl {
namespace {

using namespace test;

Preset preset() {
  Preset preset;
  preset.approve = {"stop-writes"};
  preset.done = {"restore-dump"};
  preset.retry = {"stop-writes"};
  preset.choose = {{"restore", "dump"}};
  preset.skip = {{"record-replicas", "known"}};
  return preset;
}

TEST(PresetOperator, ApprovesTheNamedStepOnlyAndOnce) {
  PresetOperator person(preset(), "ci", nullptr);
  EXPECT_FALSE(person.gate({gate("failover")}));
  const auto answer = person.gate({gate()});
  EXPECT_EQ(answer->answer, GateAnswer::approve);
  EXPECT_EQ(answer->signature.how, "--approve stop-writes");
  EXPECT_FALSE(person.gate({gate()})) << "a step that failed needs a new word";
}

TEST(PresetOperator, SkipsWithTheGivenReason) {
  PresetOperator person(preset(), "ci", nullptr);
  const auto answer = person.gate({gate("record-replicas")});
  EXPECT_EQ(answer->answer, GateAnswer::skip);
  EXPECT_EQ(answer->signature.reason, "known");
}

TEST(PresetOperator, Decides) {
  PresetOperator person(preset(), "ci", nullptr);
  EXPECT_EQ(person.choice({"restore", "", {}})->answer, "dump");
  EXPECT_FALSE(person.choice({"other", "", {}}));
}

TEST(PresetOperator, RetriesOnce) {
  PresetOperator person(preset(), "ci", nullptr);
  const FailureQuestion question{"stop-writes", "", "", "", "", false};
  EXPECT_EQ(person.failure(question)->answer, FailureAnswer::retry);
  EXPECT_FALSE(person.failure(question));
}

TEST(PresetOperator, TakesAGatedStepAsDoneByHandOnce) {
  PresetOperator person(preset(), "ci", nullptr);
  const auto answer = person.gate({gate("restore-dump")});
  EXPECT_EQ(answer->answer, GateAnswer::by_hand);
  EXPECT_EQ(answer->signature.how, "--done restore-dump");
  EXPECT_FALSE(person.gate({gate("restore-dump")})) << "its check may have said otherwise";
}

TEST(PresetOperator, TakesAFailedStepAsDoneByHand) {
  PresetOperator person(preset(), "ci", nullptr);
  const auto answer = person.failure({"restore-dump", "", "", "", "", false});
  EXPECT_EQ(answer->answer, FailureAnswer::by_hand);
  EXPECT_EQ(answer->signature.how, "--done restore-dump");
}

TEST(PresetOperator, ResolvesADoubtOnce) {
  PresetOperator person(preset(), "ci", nullptr);
  const UnknownQuestion question{"restore-dump", "", "", "", {}};
  EXPECT_EQ(person.unknown(question)->answer, UnknownAnswer::done);
  EXPECT_FALSE(person.unknown(question));
}

TEST(PresetOperator, PassesEverythingElseOn) {
  PresetOperator next(preset(), "ada", nullptr);
  PresetOperator person({}, "ci", &next);
  EXPECT_EQ(person.gate({gate()})->signature.by, "ada");
  EXPECT_EQ(person.choice({"restore", "", {}})->signature.by, "ada");
}

}  // namespace
}  // namespace drctl
