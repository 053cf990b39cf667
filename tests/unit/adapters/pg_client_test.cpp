#include "adapters/pg_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace drctl {
namespace {

using testing::Contains;
using testing::Not;

Target shop() {
  return {.name = "database",
          .kind = "postgres",
          .settings = {{"host", "h"}, {"port", "1"}, {"database", "shop"}, {"user", "u"}},
          .secrets = {{"password", Secret("hunter2")}}};
}

TEST(PgClient, NeverShowsThePassword) {
  const auto command = pg_client("psql", shop(), "other");
  EXPECT_EQ(command.argv, (std::vector<std::string>{"psql", "--host", "h", "--port", "1", "--username", "u",
                                                    "--dbname", "other", "--no-password"}));
  EXPECT_EQ(command.secret_environment.at("PGPASSWORD").reveal(), "hunter2");
}

TEST(PgClient, HidesVariablesThatWouldLeadElsewhere) {
  const auto command = pg_client("psql", shop(), "other");
  for (const char* name : {"PGHOSTADDR", "PGSERVICE", "PGOPTIONS"})
    EXPECT_THAT(command.unset, Contains(name));
  EXPECT_THAT(command.unset, Not(Contains("PGPASSFILE")));
  EXPECT_EQ(command.environment.at("TZ"), "UTC");
}

TEST(PgClient, WantsEverySetting) {
  auto target = shop();
  target.settings.erase("port");
  EXPECT_EQ(check_postgres(target).error(), "the target 'database' has no port");
}

TEST(PgClient, RefusesANameThatIsAConnectionString) {
  auto target = shop();
  target.settings["database"] = "host=elsewhere";
  EXPECT_EQ(check_postgres(target).error(),
            "a database named 'host=elsewhere' can't be given to PostgreSQL's programs");
}

}  // namespace
}  // namespace drctl
