#include "import/shell_words.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

/// The values between bars; symbols in (), what a shell would replace with ! behind.
std::string shown(std::string_view line) {
  std::string text;
  for (const auto& token : shell_tokens(line)) {
    const bool is_word = token.kind == ShellToken::Kind::word;
    text += (text.empty() ? "" : "|") + (is_word ? token.value : "(" + token.value + ")") +
            (token.expands ? "!" : "");
  }
  return text;
}

TEST(ShellTokens, TakeQuotesAway) {
  EXPECT_EQ(shown(R"(echo 'a b' "c \"d\"" e\ f ''g)"), R"(echo|a b|c "d"|e f|g)");
  EXPECT_EQ(shown("ls \\\n  -l"), "ls|-l");
}

TEST(ShellTokens, KeepPlaceholdersInTheirWord) {
  EXPECT_EQ(shown("psql -h <DB_HOST> --set=<your name>:1 <in.sql >out"),
            "psql|-h|<DB_HOST>|--set=<your name>:1|(<)|in.sql|(>)|out");
}

TEST(ShellTokens, SeeWhatOnlyAShellCanDo) {
  EXPECT_EQ(shown("a|b && c 2>&1 >> d; e &"), "a|(|)|b|(&&)|c|(2>&1)|(>>)|d|(;)|e|(&)");
  EXPECT_EQ(shown("a $B \"x-$(date +%F)\" `c` *.log ~/x"), "a|$B!|x-$(date +%F)!|`c`!|*.log!|~/x!");
  EXPECT_EQ(shown("get -o=jsonpath={.items[*]} https://a/b?c=d 'x*'"),
            "get|-o=jsonpath={.items[*]}|https://a/b?c=d|x*");
}

TEST(ShellTokens, TellBracesFromJsonPath) {
  EXPECT_EQ(shown("cp x{,.bak}"), "cp|x{,.bak}!");
  EXPECT_EQ(shown("-o jsonpath={.items[0].a,.b}"), "-o|jsonpath={.items[0].a,.b}");
}

TEST(ShellTokens, EndAtAComment) {
  EXPECT_EQ(shown("ls a#b # c"), "ls|a#b");
  EXPECT_EQ(shell_comment_in("ls # c"), 3);
  EXPECT_EQ(shell_comment_in("ls"), 2);
}

TEST(ShellTokens, KnowAnOpenQuote) {
  EXPECT_TRUE(is_quote_open("echo 'a"));
  EXPECT_TRUE(is_quote_open("echo \"a 'b'"));
  EXPECT_FALSE(is_quote_open("echo \"it's\""));
}

}  // namespace
}  // namespace drctl
