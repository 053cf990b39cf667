// Backups that were taken by drctl are looked at, decrypted and restored without it.
#include <gmock/gmock.h>

#include "recovery/backups_folder.hpp"
#include "recovery/encrypted_secrets.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/command.hpp"
#include "sandbox/database.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
namespace fs = std::filesystem;

class Backup : public Recovery {
 protected:
  void TearDown() override {
    sql("DROP TABLE IF EXISTS locked_away");
    backups_.empty();
  }

  static std::string sql(const std::string& statement) {
    const auto rows = sandbox().postgres().query("volaticloud", statement);
    return rows.empty() ? "" : rows[0][0];
  }
  std::vector<std::string> names() const { return backups_.names(); }
  std::string file(std::size_t index) const { return backups_.file(index); }

  const BackupsFolder backups_{sandbox().folder() / "backups"};
};

class DatabaseBackup : public Backup {
 protected:
  void TearDown() override {
    drop_restored();
    Backup::TearDown();
  }

  static void drop_restored() {
    sandbox().postgres().query("postgres", "DROP DATABASE IF EXISTS restored_by_hand");
  }
  /// Restores it with PostgreSQL's own program, and returns what is in it.
  static std::string rows_in(const std::string& dump) {
    const auto login = sandbox().postgres().superuser("restored_by_hand");
    sandbox().postgres().query("postgres", "CREATE DATABASE restored_by_hand TEMPLATE template0");
    sandbox::run({.argv = {"pg_restore", "-h", login.host, "-p", std::to_string(login.port), "-U", login.user,
                           "-d", login.database, "--exit-on-error", dump},
                  .environment = {{"PGPASSWORD", login.password}}});
    auto rows = sandbox::Database(login).value(digest);
    drop_restored();
    return rows;
  }

  static constexpr auto digest =
      "SELECT md5(string_agg(b::text, '' ORDER BY id)) || (SELECT count(*) FROM backtests) FROM bots AS b";
};

TEST_F(DatabaseBackup, IsNamedSoOnlyAfterItWasProven) {
  const auto before = state();
  DrctlRun run(desk(), desk().run_command("backup-database", {}));
  EXPECT_EQ(run.wait(), 0) << run.output();
  ASSERT_THAT(names(), ElementsAre(MatchesRegex("volaticloud-backup-[0-9]{8}T[0-9]{6}Z\\.dump")));
  EXPECT_EQ(mode_of(file(0)), "0600");
  EXPECT_EQ(rows_in(file(0)), sql(digest));
  EXPECT_EQ(state(), before);
}

TEST_F(DatabaseBackup, LeavesNothingWhenTheDiskIsFull) {
  desk().install("pg_dump", R"(PATH=${PATH#*:}
trap '' XFSZ
ulimit -f 16
exec pg_dump "$@"
)");
  DrctlRun run(desk(), desk().run_command("backup-database", {}));
  EXPECT_EQ(run.wait(), 1);
  EXPECT_THAT(run.output(), HasSubstr("File too large"));
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(DatabaseBackup, LeavesNothingWhenATableCanNotBeRead) {
  sql("CREATE TABLE locked_away (id int)");
  DrctlRun run(desk(), desk().run_command("backup-database", {}));
  EXPECT_EQ(run.wait(), 1);
  EXPECT_THAT(run.output(), HasSubstr("permission denied for table locked_away"));
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(DatabaseBackup, IsNoneWhenRowsAreMissingInIt) {
  desk().install("pg_dump", "PATH=${PATH#*:}\nexec pg_dump --exclude-table-data=backtests \"$@\"\n");
  DrctlRun run(desk(), desk().run_command("backup-database", {"--var", "tables=bots"}));
  EXPECT_EQ(run.wait(), 1);
  EXPECT_THAT(run.output(), HasSubstr("expect"));
  EXPECT_THAT(names(), ElementsAre(MatchesRegex(".*\\.dump\\.unproven")));
}

class ConfigBackup : public Backup {};

TEST_F(ConfigBackup, HoldsTheResourcesAndTheSecretsEncrypted) {
  DrctlRun run(desk(), desk().run_command("backup-config", {}));
  EXPECT_EQ(run.wait(), 0) << run.output();
  ASSERT_THAT(names(), ElementsAre(MatchesRegex("k8s-backup-.*Z\\.yaml"),
                                   MatchesRegex("secrets-backup-.*Z\\.yaml\\.enc")));
  EXPECT_EQ(mode_of(file(0)) + mode_of(file(1)), "06000600");
  EXPECT_THAT(sandbox::read_text(file(0)), HasSubstr("name: volaticloud-backend"));
  EXPECT_EQ(decrypted(sandbox().folder(), file(1)),
            sandbox().kubectl()({"-n", "volaticloud", "get", "secrets", "-o", "yaml"}));
}

TEST_F(ConfigBackup, ShowsNoSecretAnywhere) {
  DrctlRun run(desk(), desk().run_command("backup-config", {}));
  EXPECT_EQ(run.wait(), 0) << run.output();
  const RunRecord record(desk());
  const auto password = sandbox().postgres().owner("volaticloud").password;
  const auto passphrase = sandbox::read_text(sandbox().folder() / "backup-passphrase");
  for (const auto& text :
       {run.output(), sandbox::read_text(record.journal()), sandbox::read_text(record.report()),
        sandbox::read_text(file(0)), sandbox::read_text(file(1))})
    for (const auto& secret :
         {password, sandbox::base64(password), passphrase.substr(0, passphrase.find('\n'))})
      EXPECT_THAT(text, Not(HasSubstr(secret)));
}

TEST_F(ConfigBackup, LeavesNothingOfWhatKubectlDidNotFinish) {
  desk().install("kubectl", kubectl_that_breaks_off);
  DrctlRun run(desk(), desk().run_command("backup-config", {}));
  EXPECT_EQ(run.wait(), 1) << run.output();
  EXPECT_THAT(names(), ElementsAre(MatchesRegex("k8s-backup-.*Z\\.yaml")));
}

}  // namespace
}  // namespace drctl::recovery
