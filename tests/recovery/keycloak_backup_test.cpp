// Backups of Keycloak that were taken by drctl: looked at, and restored without it.
#include <gmock/gmock.h>

#include <algorithm>

#include "recovery/backups_folder.hpp"
#include "recovery/keycloak_recovery.hpp"
#include "recovery/run_record.hpp"
#include "sandbox/command.hpp"
#include "sandbox/database.hpp"
#include "sandbox/keycloak_data.hpp"
#include "sandbox/scenarios.hpp"

namespace drctl::recovery {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
namespace fs = std::filesystem;

class KeycloakBackup : public KeycloakRecovery {
 protected:
  /// A trial that failed stays to be looked at, until the next one.
  void TearDown() override {
    for (const std::string name : {"restored_by_hand", "keycloak_import_trial"})
      sandbox().postgres().query("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    backups_.empty();
  }
  std::vector<std::string> names() const { return backups_.names(); }
  std::string file(std::size_t index) const { return backups_.file(index); }

  /// Of what Keycloak knows: users, their passwords, clients with their secrets, permissions.
  static std::string digest_of(const std::string& database) {
    return sandbox::Database(sandbox().postgres().superuser(database))
        .value(
            "SELECT concat_ws(' ', (SELECT md5(string_agg(u::text, '' ORDER BY id)) FROM user_entity AS u), "
            "(SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM credential AS c), "
            "(SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM client AS c), "
            "(SELECT md5(string_agg(s::text, '' ORDER BY id)) FROM resource_server_resource AS s))");
  }
  static std::string digest_of_restored(const std::string& dump) {
    sandbox().postgres().query("postgres", "CREATE DATABASE restored_by_hand TEMPLATE template0");
    const auto login = sandbox().postgres().superuser("restored_by_hand");
    sandbox::restore_keycloak(login, dump);
    return digest_of("restored_by_hand");
  }

  const BackupsFolder backups_{sandbox().folder() / "backups"};
};

TEST_F(KeycloakBackup, BringsEverythingBackByEitherFile) {
  const auto said = run("backup-keycloak", {});
  ASSERT_THAT(names(), ElementsAre(MatchesRegex("keycloak-backup-[0-9]{8}T[0-9]{6}Z\\.dump"),
                                   MatchesRegex("keycloak-backup-[0-9]{8}T[0-9]{6}Z\\.json")));
  EXPECT_EQ(mode_of(file(0)) + mode_of(file(1)), "06000600");
  EXPECT_EQ(digest_of_restored(file(0)), digest_of("keycloak"));
  expect_no_secret_in(said);

  sandbox::break_sandbox(sandbox(), "keycloak-data-loss");
  run("keycloak-data-loss", {"--var", "keycloak_realm_file=" + file(1), "--var", "uma_resources=[]",
                             "--choose", "restore=realm", "--approve", "stop", "--approve", "import"});
  expect_whole();  // with bot:gamma, which nobody had to register again
}

TEST_F(KeycloakBackup, LeavesNothingWhenTheDiskIsFull) {
  desk().install("pg_dump", R"(PATH=${PATH#*:}
trap '' XFSZ
ulimit -f 16
exec pg_dump "$@"
)");
  EXPECT_THAT(run("backup-keycloak", {}, 1), HasSubstr("File too large"));
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(KeycloakBackup, IsNoneWhenTheExportBreaksOff) {
  desk().install("kc.sh", R"(echo '{"realm": "volaticloud", "users": [' >"${@: -1}"
echo 'ERROR: Failed to start server in (nonserver) mode' >&2
exit 1
)");
  run("backup-keycloak", {"--var", "kc=" + (desk() / "bin" / "kc.sh").string()}, 1);
  EXPECT_THAT(names(), Each(EndsWith(".unproven")));
}

TEST_F(KeycloakBackup, IsNoneWhenTheExportLacksUsers) {
  desk().install("kc.sh", R"(kc.sh.real "$@"
[ "$1" = import ] || python3 - "${@: -1}" <<'END'
import json, sys
with open(sys.argv[1], "r+") as file:
    realm = json.load(file)
    realm["users"] = [user for user in realm["users"] if user["username"] != "ada"]
    file.seek(0)
    file.truncate()
    json.dump(realm, file)
END
)");
  fs::create_symlink(sandbox().folder() / "bin" / "kc.sh", desk() / "bin" / "kc.sh.real");
  EXPECT_THAT(run("backup-keycloak", {"--var", "kc=" + (desk() / "bin" / "kc.sh").string()}, 1),
              HasSubstr("step 'compare' failed"));
  EXPECT_THAT(names(), Each(EndsWith(".unproven")));
}

}  // namespace
}  // namespace drctl::recovery
