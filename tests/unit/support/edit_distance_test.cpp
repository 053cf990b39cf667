#include "support/edit_distance.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace drctl {
namespace {

const std::vector<std::string> keys = {"timeout", "title", "retries", "replicas", "env"};

TEST(EditDistance, CountsInsertionsDeletionsAndReplacements) {
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("same", "same"), 0u);
}

TEST(EditDistance, CountsASwapOfNeighboursOnce) { EXPECT_EQ(edit_distance("tiemout", "timeout"), 1u); }

TEST(Nearest, FindsTheWordThatWasMeant) {
  EXPECT_EQ(nearest("tiemout", keys), "timeout");
  EXPECT_EQ(nearest("replica", keys), "replicas");
  EXPECT_EQ(nearest("retires", keys), "retries");
}

TEST(Nearest, IgnoresCase) { EXPECT_EQ(nearest("TimeOut", keys), "timeout"); }

TEST(Nearest, SaysNothingWhenNothingIsNear) {
  EXPECT_EQ(nearest("kubectl", keys), std::nullopt);
  EXPECT_EQ(nearest("", keys), std::nullopt);
  EXPECT_EQ(nearest("timeout", {}), std::nullopt);
}

TEST(Nearest, DoesNotOfferAWordThatSharesNoLetter) {
  EXPECT_EQ(nearest("x", std::vector<std::string>{"n"}), std::nullopt);
}

TEST(Nearest, LooksAtTheFirstOfVeryMany) {
  std::vector<std::string> many(most_candidates, "something else");
  many.emplace_back("timeout");
  EXPECT_EQ(nearest("timeot", many), std::nullopt);
  many.erase(many.begin());
  EXPECT_EQ(nearest("timeot", many), "timeout");
}

TEST(Nearest, PrefersTheFirstOfEquals) {
  EXPECT_EQ(nearest("car", std::vector<std::string>{"cat", "bar"}), "cat");
}

}  // namespace
}  // namespace drctl
