#include "unit/adapters/servers/postgres_test.hpp"

namespace drctl {
namespace {

using nlohmann::json;

class SqlValueTest : public PostgresTest {};

struct Row {
  std::string sql;
  std::string value;
};

const Row rows[] = {
    {"true", "true"},
    {"32767::int2", "32767"},
    {"'-2147483648'::int4", "-2147483648"},
    {"9223372036854775807::int8", "9223372036854775807"},
    {"count(*)", "1"},
    {"26::oid", "26"},
    {"0.1::float8", "0.1"},
    {"1.5::float4", "1.5"},
    {"'NaN'::float8", "\"NaN\""},
    {"'-Infinity'::float4", "\"-Infinity\""},
    {"12::numeric", "12"},
    {"12.50::numeric", "\"12.50\""},
    {"9223372036854775808::numeric", "\"9223372036854775808\""},
    {"'{\"a\": [1, null]}'::json", "{\"a\": [1, null]}"},
    {"'{\"a\": 1e2}'::jsonb", "{\"a\": 100}"},
    {"null::int", "null"},
    {"''", "\"\""},
    {"E'caf\\u00e9\\n'", "\"café\\n\""},
    {"'2026-01-02'::date", "\"2026-01-02\""},
    {"array[1, 2]", "\"{1,2}\""},
    {"'\\x01ff'::bytea", "\"\\\\x01ff\""},
};

TEST_F(SqlValueTest, ValuesAreTypedByTheServer) {
  for (const auto& row : rows) {
    auto outcome = perform("SELECT " + row.sql + " AS v");
    ASSERT_EQ(outcome.end, End::succeeded) << row.sql << ": " << outcome.error;
    EXPECT_EQ(outcome.result["rows"][0]["v"], json::parse(row.value)) << row.sql;
  }
}

const Row parameters[] = {
    {"$1::int + 1", "41"},  {"$1::bool", "true"},  {"$1::text", "\"it's; DROP TABLE x\""},
    {"$1::int", "null"},    {"$1::float8", "0.5"}, {"$1::jsonb", "{\"a\": [1, \"b\"]}"},
    {"$1::text", "\"$1\""},
};

TEST_F(SqlValueTest, ParametersAreBound) {
  for (const auto& row : parameters) {
    auto given = json::parse(row.value);
    auto outcome = perform("SELECT " + row.sql + " AS v", json::array({given}));
    ASSERT_EQ(outcome.end, End::succeeded) << row.sql << ": " << outcome.error;
    EXPECT_EQ(outcome.result["rows"][0]["v"], row.sql == "$1::int + 1" ? json(42) : given) << row.sql;
  }
}

TEST_F(SqlValueTest, AZeroByteIsNoParameter) {
  auto outcome = perform("SELECT $1::text, $2::text", {"a", std::string("b\0c", 3)});
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "parameter $2 holds a zero byte, which PostgreSQL can't take");
}

}  // namespace
}  // namespace drctl
