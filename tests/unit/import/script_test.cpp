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
    text += fmt::format("{}: {}{}{}{}{}{}\n", part.line, fmt::join(part.remarks, "; "),
                        part.is_afterword ? " (after)" : "",
                        part.command.empty() ? ""
                        : part.is_sql        ? " SQL "
                                             : " | ",
                        part.command, part.output.empty() ? "" : " => ", fmt::join(part.output, "; "));
  return text;
}

std::string shell(std::string_view text, ScriptKind kind = ScriptKind::shell) {
  return shown(shell_script(text, 1, kind));
}

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

TEST(ShellScript, KeepsWhatIsSaidOfAStatementWithIt) {
  EXPECT_EQ(shell("UPDATE a SET b = 1; -- set it\nDELETE FROM s; -- log out\ndate\n"),
            "1: set it SQL UPDATE a SET b = 1;\n2: log out SQL DELETE FROM s;\n3:  | date\n");
}

TEST(ShellScript, TakesWhatHasNoPromptForOutput) {
  EXPECT_EQ(shell("$ date\nMon\n$ ls\n"), "1:  | date => Mon\n3:  | ls\n");
  EXPECT_EQ(shell("Welcome\nroot@db:~# date\nMon\n[me@db ~]$ ls -l", ScriptKind::console),
            "2:  | date => Welcome; Mon\n4:  | ls -l\n");
  EXPECT_EQ(shell("PS C:\\> dir\n x", ScriptKind::unknown), "1:  | dir => x\n");
  EXPECT_EQ(shell("$ ls \\\n> -l", ScriptKind::unknown), "1:  | ls \\\n-l\n");
  EXPECT_EQ(shell("# systemctl stop x\n# Look\n", ScriptKind::console),
            "1:  | systemctl stop x\n2: Look (after)\n");
}

TEST(ShellScript, OfAConsoleWithoutAPromptIsOutput) {
  EXPECT_EQ(shell("NAME READY\nrm -rf x\n", ScriptKind::console), "");
  EXPECT_EQ(shell("kubectl get pods \\\n  -A\n", ScriptKind::console), "1:  | kubectl get pods \\\n  -A\n");
}

TEST(ShellScript, TakesProgramsForCommandsWhereOnlyTheFirstHasAPrompt) {
  EXPECT_EQ(shell("$ kubectl get pods\nkubectl get nodes\nNAME\n"),
            "1:  | kubectl get pods\n2:  | kubectl get nodes => NAME\n");
  EXPECT_EQ(shell("$ kubectl get pods\nkubectl get nodes\n", ScriptKind::unknown),
            "1:  | kubectl get pods => kubectl get nodes\n");
}

TEST(ShellScript, KnowsOutputByTheCommentAboveIt) {
  EXPECT_EQ(shell("date\n# Expected output:\nkubectl x\n\nls\n"),
            "1:  | date => kubectl x\n2: Expected output: (after)\n5:  | ls\n");
}

TEST(SqlScript, SplitsStatements) {
  EXPECT_EQ(shown(sql_script("-- Look\nSELECT ';' AS a; -- why\n\nDELETE FROM t\n", 7)),
            "7: Look; why SQL SELECT ';' AS a;\n10:  SQL DELETE FROM t\n");
  EXPECT_EQ(shown(sql_script("UPDATE a SET b = 1; -- set it\n-- All\nDELETE FROM s; -- log out\n", 1)),
            "1: set it SQL UPDATE a SET b = 1;\n2: All; log out SQL DELETE FROM s;\n");
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
