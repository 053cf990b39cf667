#include "support/shell_quote.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace drctl {
namespace {

TEST(ShellQuote, LeavesPlainWordsAlone) {
  EXPECT_EQ(shell_quote("--replicas=0"), "--replicas=0");
  EXPECT_EQ(shell_quote("deployment/web_1.2"), "deployment/web_1.2");
}

TEST(ShellQuote, QuotesWhatAShellWouldRead) {
  EXPECT_EQ(shell_quote(""), "''");
  EXPECT_EQ(shell_quote("a b"), "'a b'");
  EXPECT_EQ(shell_quote("$(rm -rf /)"), "'$(rm -rf /)'");
  EXPECT_EQ(shell_quote("~/x"), "'~/x'");
}

TEST(ShellQuote, ASingleQuoteLeavesAndReenters) { EXPECT_EQ(shell_quote("it's"), "'it'\\''s'"); }

TEST(ShellLine, JoinsQuotedWords) {
  const std::vector<std::string> words{"kubectl", "get", "pods", "-l", "app in (a, b)"};
  EXPECT_EQ(shell_line(words), "kubectl get pods -l 'app in (a, b)'");
}

}  // namespace
}  // namespace drctl
