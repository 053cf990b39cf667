// Every test of this program ends with a search for the sandbox's secrets. It finds one that is there.
#include "recovery/leak_search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>

#include "recovery/canaries.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/command.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// What programs make of a text that they are given.
struct Teller {
  const char* kind;
  const char* program;
};

void PrintTo(const Teller& teller, std::ostream* out) { *out << teller.program; }

class LeakSearchFinds : public ::testing::TestWithParam<Teller> {};

TEST_P(LeakSearchFinds, EachOfTwentySecrets) {
  for (std::size_t i = 0; i < canaries().size(); ++i) {
    LeakSearch search;
    search.add("canary", canaries()[i]);
    const auto told = sandbox::run(
        {.argv = {"/bin/bash", "-c", GetParam().program}, .environment = {{"SECRET", canaries()[i]}}});
    EXPECT_THAT(search.leaks_in(told), Contains(HasSubstr(GetParam().kind))) << told;
  }
}

const Teller tellers[] = {
    {"canary as plain", "printf '<%s>' \"$SECRET\""},
    {"canary as base64", "printf %s \"$SECRET\" | base64 -w60"},
    {"canary as base64", "printf 'user:%s!' \"$SECRET\" | base64 | sed 's/^/   /'"},
    {"canary as base64 of base64", "printf 'u:%s' \"$SECRET\" | base64 -w0 | base64"},
    {"canary as hexadecimal", "printf %s \"$SECRET\" | od -An -v -tx1"},
    {"canary as hexadecimal", "printf %s \"$SECRET\" | xxd -p -u"},
    {"canary as a URL, every byte", "printf %s \"$SECRET\" | xxd -p -u | tr -d '\\n' | sed 's/../%&/g'"},
};
INSTANTIATE_TEST_SUITE_P(InEachForm, LeakSearchFinds, ::testing::ValuesIn(tellers));

TEST(LeakSearch, FindsNothingElse) {
  LeakSearch search;
  for (const auto& canary : canaries()) search.add("canary", canary);
  EXPECT_THAT(search.leaks_in("canary-01, canary 02 and c15 are none of them"), IsEmpty());
  EXPECT_THAT(search.leaks_in(""), IsEmpty());
}

const sandbox::Folder& folder() { return Installation::get().sandbox.folder(); }
std::string password() { return Installation::get().sandbox.postgres().owner("volaticloud").password; }

void run_at_a_desk(const std::vector<std::string>& argv) {
  const Desk desk(folder());
  DrctlRun(desk, argv).wait();
}

TEST_F(Recovery, AnOutputWithAPasswordFailsTheTest) {
  EXPECT_NONFATAL_FAILURE(run_at_a_desk({"/bin/cat", folder() / "database-password"}),
                          "output shows database-password");
}

TEST_F(Recovery, AProcessWithAPasswordInItsArgumentsFailsTheTest) {
  EXPECT_NONFATAL_FAILURE(run_at_a_desk({"/bin/sh", "-c", "sleep 0.2; exit 0", password()}),
                          "arguments shows database-password");
  EXPECT_NONFATAL_FAILURE(
      run_at_a_desk({"/bin/sh", "-c", "sh -c 'sleep 0.2; exit 0' x \"$(base64 -w0 \"$0\")\"; exit 0",
                     folder() / "backup-passphrase"}),
      "as base64");
}

TEST_F(Recovery, ATerminalWithAPasswordFailsTheTest) {
  EXPECT_NONFATAL_FAILURE(
      {
        const Desk seat(folder());
        TerminalRun(seat, {"/usr/bin/xxd", "-p", folder() / "database-password"}).wait();
      },
      "terminal shows database-password");
}

TEST_F(Recovery, AFileOfADesksStateWithAPasswordFailsTheTest) {
  EXPECT_NONFATAL_FAILURE(
      {
        const Desk seat(folder());
        std::filesystem::create_directories(seat.state());
        sandbox::write_text(seat.state() / "journal.jsonl",
                            "{\"output\": \"" + sandbox::base64(password()) + "\"}");
      },
      "journal.jsonl shows database-password");
}

}  // namespace
}  // namespace drctl::recovery
