#include "journal/chain.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/sha256.hpp"

namespace drctl {
namespace {

using nlohmann::json;

TEST(ChainLine, CountsFromOneAndBeginsWithZeros) {
  ChainHead head;
  EXPECT_EQ(chain_line(head, {{"event", "run_started"}}),
            R"({"event":"run_started","prev":")" + std::string(64, '0') + R"(","seq":1})");
}

TEST(ChainLine, HoldsTheHashOfTheLineBefore) {
  ChainHead head;
  const auto first = chain_line(head, json::object());
  EXPECT_EQ(chain_line(head, json::object()), R"({"prev":")" + sha256(first) + R"(","seq":2})");
}

TEST(ChainLine, ReplacesWhatIsNotUtf8) {
  ChainHead head;
  EXPECT_EQ(json::parse(chain_line(head, {{"line", "a\xFF z"}}))["line"], "a\uFFFD z");
}

TEST(FollowChain, AcceptsWhatChainLineWrote) {
  ChainHead writing, reading;
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(follow_chain(reading, chain_line(writing, {{"i", i}})));
  EXPECT_EQ(reading.hash, writing.hash);
}

TEST(FollowChain, RefusesALineWhosePredecessorWasChanged) {
  ChainHead writing, reading;
  auto first = chain_line(writing, {{"by", "ada"}});
  const auto second = chain_line(writing, {{"by", "ada"}});
  first.replace(first.find("ada"), 3, "eve");
  ASSERT_TRUE(follow_chain(reading, first));
  EXPECT_EQ(follow_chain(reading, second).error(),
            "its \"prev\" is not the hash of the line before it: that line was changed");
}

TEST(FollowChain, RefusesALineThatIsMissing) {
  ChainHead writing, reading;
  chain_line(writing, json::object());
  EXPECT_EQ(follow_chain(reading, chain_line(writing, json::object())).error(),
            "its \"seq\" should be 1: lines were taken out or put in");
}

TEST(FollowChain, RefusesWhatIsNoObject) {
  ChainHead head;
  EXPECT_EQ(follow_chain(head, "[1]").error(), "it is not a JSON object");
  EXPECT_EQ(follow_chain(head, "{").error(), "it is not a JSON object");
}

}  // namespace
}  // namespace drctl
