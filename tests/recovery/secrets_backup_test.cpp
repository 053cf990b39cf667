// A backup of the cluster's secrets that was taken by drctl is decrypted and put back without it.
#include <gmock/gmock.h>

#include "recovery/backups_folder.hpp"
#include "recovery/encrypted_secrets.hpp"
#include "recovery/leaks.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using ::testing::ContainsRegex;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;

class SecretsBackup : public Recovery {
 protected:
  void TearDown() override { backups_.empty(); }

  std::string plain() const { return decrypted(sandbox().folder(), backups_.file(0)); }
  static std::string kubectl(std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.begin(), {"-n", "volaticloud"});
    return sandbox().kubectl()(arguments, input);
  }

  const BackupsFolder backups_{sandbox().folder() / "backups"};
};

TEST_F(SecretsBackup, BringsALostSecretBack) {
  DrctlRun run(desk(), desk().run_command("backup-secrets", {}));
  ASSERT_EQ(run.wait(), 0) << run.output();
  ASSERT_THAT(backups_.names(), ElementsAre(MatchesRegex("secrets-backup-[0-9]{8}T[0-9]{6}Z\\.yaml\\.enc")));
  EXPECT_EQ(mode_of(backups_.file(0)), "0600");
  EXPECT_EQ(plain(), kubectl({"get", "secrets", "-o", "yaml"}));
  const auto data = kubectl({"get", "secret", "volaticloud-db-secret", "-o", "jsonpath={.data}"});
  kubectl({"delete", "secret", "volaticloud-db-secret"});
  kubectl({"apply", "-f", "-"}, plain());
  EXPECT_EQ(kubectl({"get", "secret", "volaticloud-db-secret", "-o", "jsonpath={.data}"}), data);
}

TEST_F(SecretsBackup, RecordsTheAgeAndTheSizeOfThisOneAndOfThoseBefore) {
  sandbox::write_text(sandbox().folder() / "backups" / "secrets-backup-20260101T031000Z.yaml.enc", "earlier");
  DrctlRun run(desk(), desk().run_command("backup-secrets", {}));
  ASSERT_EQ(run.wait(), 0) << run.output();
  EXPECT_THAT(run.output(), ContainsRegex("Z  7 bytes  secrets-backup-20260101T031000Z\\.yaml\\.enc"));
  const auto said = RunRecord(desk()).events("step_finished", "recorded").at(0).at("result").at("output");
  EXPECT_THAT(said.get<std::string>(),
              MatchesRegex("20[0-9T:.-]+Z  [0-9]+ bytes  secrets-backup-.*\\.enc\n"));
}

TEST_F(SecretsBackup, ShowsNoSecretAnywhere) {
  const auto password = sandbox().postgres().owner("volaticloud").password;
  auto passphrase = sandbox::read_text(sandbox().folder() / "backup-passphrase");
  passphrase.pop_back();
  DrctlRun run(desk(), desk().run_command("backup-secrets", {}));
  std::string seen;
  ASSERT_TRUE(sandbox::wait_until(std::chrono::minutes(1), [&] {
    seen += all_command_lines();
    return run.ended();
  }));
  ASSERT_EQ(run.wait(), 0) << run.output();
  for (const auto& shown :
       {seen, run.output(), all_files(desk().state()), sandbox::read_text(backups_.file(0))})
    for (const auto& secret : {password, sandbox::base64(password), passphrase})
      EXPECT_THAT(shown, Not(HasSubstr(secret)));
}

TEST_F(SecretsBackup, LeavesNothingOfWhatKubectlDidNotFinish) {
  desk().install("kubectl", kubectl_that_breaks_off);
  DrctlRun run(desk(), desk().run_command("backup-secrets", {}));
  EXPECT_EQ(run.wait(), 1) << run.output();
  EXPECT_THAT(backups_.names(), IsEmpty());
}

// The disk gives back other bytes than it was given.
TEST_F(SecretsBackup, LeavesNothingOfWhatDoesNotDecrypt) {
  desk().install("bash", "for file in " + (sandbox().folder() / "backups").string() +
                             "/*.unproven; do printf damaged | dd of=$file bs=1 seek=200 conv=notrunc; done\n"
                             "exec /bin/bash \"$@\"\n");
  DrctlRun run(desk(), desk().run_command("backup-secrets", {}));
  EXPECT_EQ(run.wait(), 1) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("step 'prove' failed"));
  EXPECT_THAT(backups_.names(), IsEmpty());
}

}  // namespace
}  // namespace drctl::recovery
