#include "report/filed_approvals.hpp"

#include <gtest/gtest.h>

#include "journal/approvals.hpp"
#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

GateOpened gate_of(const std::string& digest, std::vector<std::string> approved_by = {}) {
  GateOpened gate;
  gate.step = "drop";
  gate.digest = digest;
  gate.approvers = 2;
  gate.approved_by = std::move(approved_by);
  return gate;
}

class FiledApprovalsTest : public ::testing::Test {
 protected:
  void keep(const std::string& by) {
    EXPECT_TRUE(keep_approval(folder / "approvals", {"drop", "d1", by, "2026-11-25T03:10:00Z"}));
  }
  std::string by(const GateOpened& gate) {
    const auto answer = filed.gate({gate});
    return answer ? answer->signature.by : "nobody";
  }

  test::TemporaryDirectory folder;
  FiledApprovals filed{folder / "approvals", nullptr};
};

TEST_F(FiledApprovalsTest, FindsWhatWasApprovedOnce) {
  keep("grace");
  EXPECT_EQ(by(gate_of("d1")), "grace");
  EXPECT_EQ(by(gate_of("d1")), "nobody") << "a step that failed needs a new word";
}

TEST_F(FiledApprovalsTest, IsOfThatVeryCommand) {
  keep("grace");
  EXPECT_EQ(by(gate_of("d2")), "nobody");
}

TEST_F(FiledApprovalsTest, OnePersonDoesNotCountTwice) {
  keep("grace");
  EXPECT_EQ(by(gate_of("d1", {"grace"})), "nobody");
}

/// Answers at once, and always the same.
class Answers final : public PassingOperator {
 public:
  explicit Answers(GateAnswer answer) : PassingOperator(nullptr), answer_(answer) {}
  std::optional<Signed<GateAnswer>> gate(const GateQuestion&) override {
    return Signed<GateAnswer>{answer_, {"ann", "terminal", ""}};
  }

 private:
  GateAnswer answer_;
};

class SpentApprovalsTest : public FiledApprovalsTest {
 protected:
  /// How many are left of two, when a person answers so.
  std::size_t left_after(GateAnswer answer, std::vector<std::string> approved_by = {}) {
    keep("grace"), keep("ada");
    Answers ann(answer);
    SpentApprovals(folder / "approvals", ann).gate({gate_of("d1", std::move(approved_by))});
    return approvals_in(folder / "approvals").size();
  }
};

TEST_F(SpentApprovalsTest, AreVoidOnceTheGateIsAnswered) {
  for (const auto answer :
       {GateAnswer::stop, GateAnswer::skip, GateAnswer::by_hand, GateAnswer::rollback, GateAnswer::shell})
    EXPECT_EQ(left_after(answer), 0U);
  EXPECT_EQ(left_after(GateAnswer::approve, {"bob"}), 0U) << "two have approved it now";
}

TEST_F(SpentApprovalsTest, StandWhileTheGateIsOpen) {
  EXPECT_EQ(left_after(GateAnswer::approve), 2U) << "another one is needed";
  EXPECT_EQ(left_after(GateAnswer::expire), 2U) << "for a resume";
}

TEST_F(SpentApprovalsTest, OfOtherStepsStand) {
  EXPECT_TRUE(keep_approval(folder / "approvals", {"other", "d1", "grace", "2026-11-25T03:10:00Z"}));
  EXPECT_EQ(left_after(GateAnswer::stop), 1U);
}

/// A person who is away; meanwhile somebody else approves, or not.
class Away final : public PassingOperator {
 public:
  explicit Away(std::function<void()> meanwhile)
      : PassingOperator(nullptr), meanwhile_(std::move(meanwhile)) {}
  std::optional<Signed<GateAnswer>> gate(const GateQuestion&) override {
    meanwhile_();
    return Signed<GateAnswer>{GateAnswer::expire, {"nobody", "", ""}};
  }

 private:
  std::function<void()> meanwhile_;
};

TEST_F(FiledApprovalsTest, WhatWasApprovedWhileTheGateWaitedCountsAtItsEnd) {
  Away away([this] { keep("grace"); });
  FiledApprovals waiting{folder / "approvals", &away};
  EXPECT_EQ(waiting.gate({gate_of("d1")})->signature.by, "grace");
}

TEST_F(FiledApprovalsTest, AGateThatNobodyAnswersExpires) {
  Away away([] {});
  FiledApprovals waiting{folder / "approvals", &away};
  EXPECT_EQ(waiting.gate({gate_of("d1")})->answer, GateAnswer::expire);
}

TEST_F(FiledApprovalsTest, NothingIsApprovedWhereThereIsNoFolder) { EXPECT_EQ(by(gate_of("d1")), "nobody"); }

}  // namespace
}  // namespace drctl
