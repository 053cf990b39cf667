#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runbook/read.hpp"
#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

std::string with_step(const std::string& action) { return "runbook: x\nsteps:\n- id: a\n  " + action + "\n"; }

/// The field of the only step's call.
FieldValue field(const std::string& action, const std::string& name) {
  const auto runbook = read_runbook(source_of(with_step(action)), specs());
  EXPECT_TRUE(runbook) << text_of(runbook.error());
  return std::get<CallText>(runbook->steps.at(0).action).fields.at(name);
}

std::string wrong_action(const std::string& action) { return complaints(with_step(action)); }

nlohmann::json literal(const FieldValue& value) { return std::get<Literal>(value.content).value; }

TEST(ReadField, TheShorthandFillsItsField) {
  EXPECT_EQ(std::get<expression::Template>(field("sql: SELECT ${n}", "query").content).text(), "SELECT ${n}");
}

TEST(ReadField, AListIsWordsAsTheyAre) {
  const auto value = field("exec: [sh, -c, 'echo $HOME | cat', 010]", "command");
  EXPECT_EQ(std::get<FieldValue::List>(value.content).size(), 4U);
}

TEST(ReadField, OtherFieldsNeedTheMappingForm) {
  EXPECT_EQ(std::get<expression::Template>(field("sql: {query: SELECT 1, database: db}", "database").content)
                .text(),
            "db");
}

TEST(ReadField, AnUnknownFieldIsNamed) {
  EXPECT_EQ(wrong_action("sql: {query: SELECT 1, databse: db}"),
            "4:26+7 unknown key 'databse' in 'sql' of step 'a' | did you mean 'database'?\n");
}

TEST(ReadField, ARequiredFieldIsMissed) {
  EXPECT_EQ(wrong_action("sql: {database: db}"),
            "4:8+1 missing key 'query' in 'sql' of step 'a' | add 'query:' with one statement\n");
}

TEST(ReadField, WithoutAShorthandAMappingIsWanted) {
  EXPECT_EQ(wrong_action("pg_restore: x.dump"),
            "4:15+6 expected a mapping for 'pg_restore', found 'x.dump' | write 'key: value' lines, indented "
            "below it\n");
}

TEST(ReadField, NothingIsNoCommand) {
  EXPECT_EQ(wrong_action("kubectl:"), "4:3+7 expected a command line for 'kubectl', found nothing\n");
}

TEST(ReadField, OnlyItsWordsAreTaken) {
  EXPECT_EQ(wrong_action("pg_restore: {dump: x, action: verfy}"),
            "4:33+5 expected one of verify, restore for 'action', found 'verfy' | did you mean 'verify'?\n");
}

TEST(ReadField, LiteralsAreTypedByTheirField) {
  EXPECT_EQ(literal(field("http: {request: GET x, status: 200}", "status")), 200);
  EXPECT_EQ(literal(field("http: {request: GET x, follow: true}", "follow")), true);
  EXPECT_EQ(literal(field("http: {request: GET x, wait: 1m30s}", "wait")), 90'000);
}

TEST(ReadField, OneInterpolationMayStandForAnyOfThem) {
  EXPECT_TRUE(std::get<expression::Template>(field("http: {status: '${s}'}", "status").content).is_single());
  EXPECT_TRUE(
      std::get<expression::Template>(field("pg_restore: {dump: x, require: '${t}'}", "require").content)
          .is_single());
}

TEST(ReadField, WrongTypesAreNamed) {
  EXPECT_EQ(wrong_action("http: {request: GET x, status: ok, follow: yes, headers: [], wait: '${a}s'}\n"
                         "- {id: b, pg_restore: {dump: x, require: bots}}"),
            "4:34+2 expected a whole number for 'status', found 'ok'\n"
            "4:46+3 expected true or false for 'follow', found 'yes' | write true\n"
            "4:60+1 expected a mapping for 'headers', found a list\n"
            "4:71+5 expected a duration for 'wait', found a text around ${} | leave nothing but one ${...}: "
            "its value "
            "keeps its type\n"
            "5:42+4 expected a list for 'require', found 'bots' | write [bots]\n");
}

TEST(ReadField, AnyYamlKeepsItsTypes) {
  const auto value = field("http: {json: {a: 1, b: [true, null, 1.5], c: '1', d: 010, e: x}}", "json");
  const auto& map = std::get<FieldValue::Map>(value.content);
  EXPECT_EQ(literal(map[0].value), 1);
  EXPECT_EQ(literal(std::get<FieldValue::List>(map[1].value.content)[1]), nullptr);
  EXPECT_EQ(std::get<expression::Template>(map[2].value.content).text(), "1");
  EXPECT_EQ(std::get<expression::Template>(map[3].value.content).text(), "010");
}

TEST(ReadField, SqlTakesNoValueInsideQuotes) {
  EXPECT_EQ(wrong_action("sql: SELECT '${a}', \"${b}\" -- ${c}"),
            "4:16+4 this ${} stands inside quotes | remove the quotes: values are bound, not pasted\n"
            "4:24+4 this ${} stands inside a quoted name | a name can't be a value: write the name itself\n"
            "4:33+4 this ${} stands inside a comment | remove it from the comment\n");
}

TEST(ReadField, SqlQuotesOfEveryKindAreKnown) {
  EXPECT_EQ(wrong_action(
                "sql: |\n    SELECT E'it\\'s ${a}', $x$ ${b} $x$, /* /* */ ${c} */ 'it''s', ${d}, $1::text"),
            "5:20+4 this ${} stands inside quotes | remove the quotes: values are bound, not pasted\n"
            "5:31+4 this ${} stands inside quotes | remove the quotes: values are bound, not pasted\n"
            "5:50+4 this ${} stands inside a comment | remove it from the comment\n"
            "5:73+2 parameters are numbered by drctl | write ${name} where the value belongs\n");
}

}  // namespace
}  // namespace drctl
