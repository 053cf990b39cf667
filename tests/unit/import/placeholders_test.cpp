#include "import/placeholders.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

TEST(Placeholders, GetATypeByTheirName) {
  const auto type = [](std::string_view placeholder) { return variable_of(placeholder).type; };
  EXPECT_EQ(type("<DB_HOST>"), "string");
  EXPECT_EQ(type("<NEW_PASSWORD>"), "secret");
  EXPECT_EQ(type("<api-token>"), "secret");
  EXPECT_EQ(type("<DB_PORT>"), "integer");
  EXPECT_EQ(type("<HEALTH_URL>"), "url");
  EXPECT_EQ(type("/path/to/backup.dump"), "path");
}

TEST(Placeholders, BecomeNamesThatExpressionsTake) {
  EXPECT_EQ(variable_of("<Pod Name>").name, "pod_name");
  EXPECT_EQ(variable_of("<NAMESPACE>").name, "the_namespace");
  EXPECT_EQ(variable_of("/path/to/my-realm.json").name, "my_realm_json");
  EXPECT_EQ(variable_of("<DB_HOST>").description, "<DB_HOST> of the document");
}

TEST(Placeholders, OfATemplateAreNamesToo) {
  EXPECT_EQ(variable_of("{{ pod }}").name, "pod");
  EXPECT_EQ(interpolated("kubectl delete pod {{ pod }} -n {{space}}").text,
            "kubectl delete pod ${pod} -n ${space}");
  EXPECT_EQ(interpolated_sql("SELECT '{{ db_name }}'").text, "SELECT ${db_name}");
  EXPECT_EQ(interpolated_script("ls '{{ dir }}' | wc").text, "ls ''\"$DIR\"'' | wc");
  for (const std::string text :
       {"docker ps --format '{{.Names}}'", "{{range .items}}{{else}}{{end}}", "{{ a b }}", "{{ open", "{{}}"})
    EXPECT_EQ(interpolated(text).text, text);
  EXPECT_EQ(interpolated("a ${{ TOKEN }}").text, "a $${{ TOKEN }}");
}

TEST(Interpolated, ReplacesThemAndKeepsWhatLooksLikeOne) {
  const auto open = interpolated("psql -h <DB_HOST> /path/to/x.sql ${HOME} a < b > c");
  EXPECT_EQ(open.text, "psql -h ${db_host} ${x_sql} $${HOME} a < b > c");
  EXPECT_EQ(open.variables.size(), 2);
}

TEST(Interpolated, BindsQuotedOnesInSql) {
  EXPECT_EQ(interpolated_sql("SELECT * FROM t WHERE a = '<NAME>' AND b = <ID> AND c = 'x'").text,
            "SELECT * FROM t WHERE a = ${name} AND b = ${id} AND c = 'x'");
}

TEST(Interpolated, LeavesSecretsToPeople) {
  EXPECT_EQ(interpolated_for_people("login <USER> <PASSWORD>").text, "login ${user} <PASSWORD>");
}

TEST(Interpolated, GivesAShellItsValuesByEnvironment) {
  const auto open = interpolated_script("ls <DIR> \"a <DIR>\" '<DIR>' | wc ${X}");
  EXPECT_EQ(open.text, R"(ls "$DIR" "a "$DIR"" ''"$DIR"'' | wc $${X})");
  ASSERT_EQ(open.environment.size(), 1);
  EXPECT_EQ(open.environment.front().key, "DIR");
  EXPECT_EQ(std::get<std::string>(open.environment.front().value.content), "${dir}");
}

TEST(ShownText, TakesNoExpression) { EXPECT_EQ(shown_text("a ${b} $c"), "a $ {b} $c"); }

}  // namespace
}  // namespace drctl
