// The restore itself goes wrong, or is stopped: the old database stays what it was, and the next attempt
// recovers.
#include <gmock/gmock.h>

#include "recovery/held_restore.hpp"
#include "recovery/recovery.hpp"

namespace drctl::recovery {
namespace {

using ::testing::HasSubstr;

/// As the system is between the stop of the backend and the restore.
SystemState without_backend(SystemState state) {
  state.seen["replicas"] = "0 wanted,  ready";
  state.seen["health"] = "refused";
  return state;
}

TEST_F(Recovery, KeepsTheOldDatabaseWhenTheRestoreFails) {
  const auto before = broken("db-corruption");
  desk().install("pg_restore", R"(PATH=${PATH#*:}
case " $* " in *" --dbname "*) ;; *) exec pg_restore "$@" ;; esac
pg_restore --section=pre-data "$@"
echo 'pg_restore: error: could not extend file: No space left on device' >&2
exit 1
)");
  DrctlRun run(desk(), desk().run_command(all_answers()));
  EXPECT_EQ(run.wait(), 1);
  EXPECT_THAT(run.output(), HasSubstr("No space left on device"));
  EXPECT_THAT(run.output(), HasSubstr("the database volaticloud is as it was; the dump is unharmed"));
  EXPECT_EQ(state(), without_backend(before));

  desk().uninstall("pg_restore");
  DrctlRun resumed(desk(), Desk::command({"resume", "--retry", "restore-dump", "--approve", "restore-dump"}));
  EXPECT_EQ(resumed.wait(), 0) << resumed.output();
  expect_recovered();
}

TEST_F(Recovery, GoesOnAfterCtrlCInTheRestore) {
  const auto before = broken("db-tables-dropped");
  const HeldRestore restore(desk());
  TerminalRun run(desk(), desk().run_command(all_answers()));
  ASSERT_TRUE(restore.reached());
  run.press_ctrl_c();
  run.expect("number or name:");
  EXPECT_FALSE(restore.alive());
  EXPECT_EQ(state().database, before.database);
  restore.release();
  run.type("retry");
  run.expect("type 'volaticloud'");  // the approval of before is used up
  run.type("volaticloud");
  EXPECT_EQ(run.wait(), 0) << run.screen();
  expect_recovered();
}

}  // namespace
}  // namespace drctl::recovery
