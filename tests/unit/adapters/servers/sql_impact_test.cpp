#include <gmock/gmock.h>

#include "unit/adapters/servers/postgres_test.hpp"

namespace drctl {
namespace {

using testing::MatchesRegex;

class SqlImpactTest : public PostgresTest {
 protected:
  SqlImpactTest() {
    postgres().query("postgres",
                     "CREATE TABLE IF NOT EXISTS \"Odd name\" AS SELECT generate_series(1, 300) AS i");
    postgres().query("postgres", "ANALYZE \"Odd name\"");
  }

  std::string impact(const std::string& text, const nlohmann::json& params = nlohmann::json::array()) {
    Execution execution{cancel_, timeout_, narration_};
    return adapter_->impact({{{"query", {{"text", text}, {"params", params}}}}, target_}, execution);
  }

  std::string rows_left() { return postgres().query("postgres", "SELECT count(*) FROM \"Odd name\"")[0][0]; }
};

TEST_F(SqlImpactTest, CountsTheRowsThatWouldBeChangedAndChangesNone) {
  EXPECT_EQ(impact("DELETE FROM \"Odd name\""), "about 300 rows of Odd name, as PostgreSQL's planner thinks");
  EXPECT_EQ(impact("UPDATE \"Odd name\" SET i = 0 WHERE i = $1", {7}),
            "about 1 row of Odd name, as PostgreSQL's planner thinks");
  EXPECT_EQ(rows_left(), "300");
}

TEST_F(SqlImpactTest, TellsHowLargeItIsWhatGoes) {
  EXPECT_THAT(impact("TRUNCATE \"Odd name\""), MatchesRegex("\"Odd name\": [0-9]+ kB, about 300 rows"));
  EXPECT_THAT(impact("DROP TABLE public.\"Odd name\", nosuch"),
              MatchesRegex("\"Odd name\": [0-9]+ kB, about 300 rows"));
  EXPECT_EQ(impact("DROP TABLE nosuch"), "nothing: there is no such relation");
  EXPECT_THAT(impact("DROP DATABASE postgres"), MatchesRegex("[0-9]+ kB, with [0-9]+ sessions? in it"));
  EXPECT_EQ(impact("DROP DATABASE nosuch"), "nothing: there is no such database");
  EXPECT_EQ(rows_left(), "300");
}

TEST_F(SqlImpactTest, SaysWhyItIsNotKnown) {
  EXPECT_EQ(impact("DELETE FROM nosuch"), "not known: relation \"nosuch\" does not exist");
  EXPECT_EQ(impact("CREATE TABLE x (i int)"), "");
}

}  // namespace
}  // namespace drctl
