#include "adapters/pg_dump.hpp"

#include <sys/stat.h>

#include <iterator>

#include "platform/file.hpp"
#include "support/time_text.hpp"
#include "unit/adapters/servers/pg_server.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

class PgDumpTest : public PgServerTest {
 protected:
  Outcome dump() { return perform(pg_dump_row(), {{"file", file}}); }
  bool left_nothing() const { return fs::is_empty(folder.path()); }
  const std::string file = (folder / "shop.dump").string();
};

TEST_F(PgDumpTest, MakesAWholeDumpForTheOwnerOnly) {
  const auto outcome = dump();
  ASSERT_EQ(outcome.end, End::succeeded) << outcome.error;
  struct stat status{};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_EQ(outcome.result["size"], status.st_size);
  EXPECT_EQ(outcome.result["tables"], (nlohmann::json{"public.bots", "public.makers"}));
  EXPECT_EQ(outcome.result["objects"], 9u);
  EXPECT_TRUE(from_rfc3339(outcome.result["created_at"].get<std::string>()));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

TEST_F(PgDumpTest, DumpsOnlyTheTablesAskedFor) {
  const auto outcome = perform(pg_dump_row(), {{"file", file}, {"tables", {"makers"}}});
  EXPECT_EQ(outcome.result["tables"], (nlohmann::json{"public.makers"})) << outcome.error;
}

TEST_F(PgDumpTest, AMisspeltTableFailsAndLeavesNothing) {
  const auto outcome = perform(pg_dump_row(), {{"file", file}, {"tables", {"makers", "nosuch"}}});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "pg_dump: error: no matching tables were found for pattern \"nosuch\"");
  EXPECT_TRUE(left_nothing());
}

TEST_F(PgDumpTest, ReplacesNothing) {
  ASSERT_TRUE(write_file_atomically(file, "precious", FileAccess::ordinary));
  const auto outcome = dump();
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, file + " exists, and a dump replaces nothing");
  EXPECT_EQ(read_file(file), "precious");
}

TEST_F(PgDumpTest, AMissingFolderCouldNotStart) {
  const auto outcome = perform(pg_dump_row(), {{"file", "/no/such/place/x.dump"}});
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "can't write /no/such/place/x.dump: there is no folder /no/such/place");
}

TEST_F(PgDumpTest, AWrongPasswordLeavesNothing) {
  target.secrets["password"] = Secret("wrong");
  const auto outcome = dump();
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_TRUE(outcome.error.ends_with("password authentication failed for user \"volaticloud\""))
      << outcome.error;
  EXPECT_EQ(outcome.help, "check the password of volaticloud in the environment");
  EXPECT_TRUE(left_nothing());
}

TEST_F(PgDumpTest, AnUnreachableServerLeavesNothing) {
  target.settings["port"] = std::to_string(server_->closed_port);
  const auto outcome = dump();
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.help,
            "check that the server runs and listens on 127.0.0.1:" + std::to_string(server_->closed_port));
  EXPECT_TRUE(left_nothing());
}

// pg_dump waits for the table, so it is stopped in the middle of its work.
TEST_F(PgDumpTest, StoppedInTheMiddleItLeavesNothing) {
  sandbox::Database holder(server_->postgres.owner("shop"));
  holder.query("BEGIN; LOCK TABLE bots IN ACCESS EXCLUSIVE MODE");
  const auto outcome = perform(pg_dump_row(), {{"file", file}}, std::chrono::milliseconds(300));
  EXPECT_EQ(outcome.end, End::timed_out);
  EXPECT_EQ(outcome.error, "pg_dump was stopped after 300 ms: its time was up");
  EXPECT_TRUE(left_nothing());
}

TEST_F(PgDumpTest, ReadsAndSaysWhere) {
  target.settings["port"] = "5432";
  const Call call{{{"file", "/b/x y.dump"}}, target};
  const auto preview = pg_dump_row().make({processes, nobody})->preview(call).value();
  EXPECT_EQ(preview.effect, Effect::read);
  EXPECT_EQ(preview.command,
            "pg_dump --host 127.0.0.1 --port 5432 --username volaticloud --dbname shop --no-password "
            "--format=custom > '/b/x y.dump'");
  EXPECT_EQ(preview.target, "database shop on 127.0.0.1:5432 as volaticloud");
  EXPECT_EQ(preview.target_name, "shop");
}

}  // namespace
}  // namespace drctl
