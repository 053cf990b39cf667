#include "adapters/sql.hpp"

#include <gtest/gtest.h>

#include "platform/child_processes.hpp"
#include "unit/adapters/no_manual_work.hpp"

namespace drctl {
namespace {

using nlohmann::json;

class SqlPreviewTest : public testing::Test {
 protected:
  std::expected<Preview, std::string> preview(const std::string& text, json more = json::object()) {
    more["query"] = {{"text", text}, {"params", json::array()}};
    return adapter_->preview({more, target_});
  }

  ChildProcesses processes_;
  NoManualWork nobody_;
  std::unique_ptr<Adapter> adapter_ = sql_row().make({processes_, nobody_});
  Target target_{"database",
                 "postgres",
                 {{"host", "127.0.0.1"}, {"port", "5432"}, {"database", "volaticloud"}, {"user", "ann"}},
                 {{"password", Secret("hidden")}}};
};

TEST_F(SqlPreviewTest, SaysWhatWouldHappenWhere) {
  auto found = preview("DELETE FROM bots\n  WHERE id = $1;\n").value();
  EXPECT_EQ(found.effect, Effect::destructive);
  EXPECT_EQ(found.reason, "DELETE removes rows from bots");
  EXPECT_EQ(found.command, "DELETE FROM bots WHERE id = $1");
  EXPECT_EQ(found.target, "database volaticloud on 127.0.0.1:5432 as ann");
  EXPECT_EQ(found.target_name, "volaticloud");
}

TEST_F(SqlPreviewTest, AnotherDatabaseOfTheServer) {
  auto found = preview("DROP DATABASE volaticloud", {{"database", "postgres"}}).value();
  EXPECT_EQ(found.target, "database postgres on 127.0.0.1:5432 as ann");
  EXPECT_EQ(found.target_name, "postgres");
}

TEST_F(SqlPreviewTest, AQueryThatMayWriteIsDestructive) {
  auto found = preview("SELECT repair()", {{"writes", true}}).value();
  EXPECT_EQ(found.effect, Effect::destructive);
  EXPECT_EQ(found.reason, "with `writes`, drctl does not see what the query's functions do");
}

TEST_F(SqlPreviewTest, MistakesAreExplained) {
  EXPECT_EQ(preview("SELECT 1; SELECT 2").error(), "2 statements; a step holds one");
  EXPECT_EQ(preview("-- nothing").error(), "no statement: the text is empty or a comment");
  EXPECT_EQ(preview("BEGIN").error(),
            "drctl begins and ends the transaction itself: leave transaction control out");
}

}  // namespace
}  // namespace drctl
