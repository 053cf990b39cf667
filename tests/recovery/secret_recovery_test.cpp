// The database's password is needed all the time and shows nowhere.
#include <gmock/gmock.h>

#include "recovery/leaks.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto odd_password = "pä/ss wo:rd&\"100%\"";
constexpr auto as_url = "p%C3%A4%2Fss%20wo%3Ard%26%22100%25%22";
constexpr auto as_json = "pä/ss wo:rd&\\\"100%\\\"";

/// A role that can stand in for the owner, with a password that looks different in each encoding.
class SecretRecovery : public Recovery {
 protected:
  SecretRecovery() {
    sandbox().postgres().query(
        "postgres", std::string("DROP ROLE IF EXISTS rescuer; CREATE ROLE rescuer LOGIN CREATEDB IN ROLE "
                                "volaticloud, pg_signal_backend, pg_read_all_stats PASSWORD '") +
                        odd_password + "'");
    sandbox::write_text(desk() / "password", odd_password, sandbox::Readers::owner);
    desk().change_environment(sandbox().folder() / "database-password", desk() / "password");
    desk().change_environment("user: volaticloud", "user: rescuer");
  }

  static void expect_no_secret(const std::string& text) {
    for (const auto& form :
         {std::string(odd_password), std::string(as_url), std::string(as_json), sandbox::base64(odd_password),
          sandbox::base64("rescuer:" + std::string(odd_password))})
      EXPECT_THAT(text, Not(HasSubstr(form)));
  }
};

TEST_F(SecretRecovery, ShowsNoPasswordAnywhere) {
  broken("db-corruption");
  DrctlRun run(desk(), desk().run_command(all_answers()));
  std::string seen;
  ASSERT_TRUE(sandbox::wait_until(60s, [&] {
    seen += all_command_lines();
    return run.ended();
  }));
  EXPECT_EQ(run.wait(), 0) << run.output();
  expect_recovered();
  EXPECT_THAT(seen, HasSubstr("volaticloud_drctl_new"));  // so pg_restore was among them
  expect_no_secret(seen);
  expect_no_secret(run.output());
  expect_no_secret(all_files(desk().state()));
}

}  // namespace
}  // namespace drctl::recovery
