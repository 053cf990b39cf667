#include "import/script.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace drctl {
namespace {

/// Each part as "line: remark; remark | command", SQL with a mark.
std::string shown(const std::vector<ScriptPart>& parts) {
  std::string text;
  for (const auto& part : parts)
    text += fmt::format("{}: {}{}{}{}\n", part.line, fmt::join(part.remarks, "; "),
                        part.is_afterword ? " (after)" : "",
                        part.command.empty() ? ""
                        : part.is_sql        ? " SQL "
                                             : " | ",
                        part.command);
  return text;
}

std::string shell(std::string_view text) { return shown(shell_script(text, 1)); }

TEST(ShellScript, PutsTheCommentAboveACommandToIt) {
  EXPECT_EQ(shell("# Look\nkubectl get pods\n# 2. Again\nkubectl get pods -o wide\n"),
            "1: Look | kubectl get pods\n"
            "3: 2. Again | kubectl get pods -o wide\n");
}

TEST(ShellScript, LeavesSeveralCommentsAboveAnEmptyLineAlone) {
  EXPECT_EQ(shell("# 1. Log in\n# 2. Click\n\n# Look\ndate\n"), "1: 1. Log in; 2. Click\n4: Look | date\n");
  EXPECT_EQ(shell("# Look\n\ndate\n"), "1: Look | date\n");
}

TEST(ShellScript, KnowsACommentBelowACommand) {
  EXPECT_EQ(shell("date\n# takes a while\n"), "1:  | date\n2: takes a while (after)\n");
  EXPECT_EQ(shell("date\n\n# By hand\n"), "1:  | date\n3: By hand\n");
}

TEST(ShellScript, JoinsWhatGoesOn) {
  EXPECT_EQ(shell("ls \\\n  -l\ndate"), "1:  | ls \\\n  -l\n3:  | date\n");
  EXPECT_EQ(shell("echo 'a\nb'"), "1:  | echo 'a\nb'\n");
  EXPECT_EQ(shell("cat <<EOF\nx && y\nEOF\ndate"), "1:  | cat <<EOF\nx && y\nEOF\n4:  | date\n");
  EXPECT_EQ(shell("for n in 1 2; do\n  echo $n; date\ndone"),
            "1:  | for n in 1 2; do\n  echo $n; date\ndone\n");
}

TEST(ShellScript, SplitsCommandsThatFollowEachOther) {
  EXPECT_EQ(shell("date && ls; df   # disk"), "1: disk | date\n1:  | ls\n1:  | df\n");
  EXPECT_EQ(shell("a || b"), "1:  | a || b\n");
  EXPECT_EQ(shell("$ date"), "1:  | date\n");
}

TEST(ShellScript, TellsSqlThatIsTypedIntoPsql) {
  EXPECT_EQ(shell("psql -d shop\n\n# Count\nSELECT 1,\n  2;\n"),
            "1:  | psql -d shop\n3: Count SQL SELECT 1,\n  2;\n");
}

TEST(ShellScript, TakesWhatHasNoPromptForOutput) {
  EXPECT_EQ(shell("$ date\nMon\n$ ls\n"), "1:  | date\n2: Mon | ls\n");
}

TEST(SqlScript, SplitsStatements) {
  EXPECT_EQ(shown(sql_script("-- Look\nSELECT ';' AS a; -- why\n\nDELETE FROM t\n", 7)),
            "7: Look SQL SELECT ';' AS a;\n8: why SQL DELETE FROM t\n");
  EXPECT_EQ(shown(sql_script("DO $$ BEGIN; END $$;", 1)), "1:  SQL DO $$ BEGIN; END $$;\n");
  EXPECT_EQ(shown(sql_script("-- only this\n", 1)), "1: only this\n");
}

TEST(Remark, LosesItsMarks) {
  EXPECT_EQ(remark_in("# Look"), "Look");
  EXPECT_EQ(unnumbered("12. Look"), "Look");
  EXPECT_EQ(unnumbered("12 nodes"), "12 nodes");
}

}  // namespace
}  // namespace drctl
