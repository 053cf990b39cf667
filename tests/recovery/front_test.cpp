// The way in from outside is broken, while all of the platform is well: a certificate that has ended, a name
// without a record, or with a wrong one.
#include "sandbox/front.hpp"

#include <gmock/gmock.h>

#include "recovery/parameter_name.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/name_server.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A way to break it, and how it is found.
struct FrontFault {
  const char* scenario;
  const char* words;  ///< what is said of it
  const char* mend;   ///< the step of platform-outage that asks for it to be mended
};

void PrintTo(const FrontFault& fault, std::ostream* out) { *out << fault.scenario; }

/// They share a sandbox of their own, whose environment leads through the front.
class Front : public ::testing::TestWithParam<FrontFault> {
 protected:
  static void SetUpTestSuite() {
    sandbox_ =
        std::make_unique<sandbox::Sandbox>(sandbox::Folder::temporary(), sandbox::Lifetime::with_owner);
    sandbox_->add_keycloak();
    sandbox_->add_front();
  }
  static void TearDownTestSuite() { sandbox_.reset(); }
  void SetUp() override { mend(); }

  static void mend() {
    for (const auto* scenario : {"certificate-expired", "dns-record-missing"})
      sandbox::mend_sandbox(*sandbox_, scenario);
  }
  std::string run(const std::vector<std::string>& command, int status) const {
    DrctlRun run(desk_, command);
    EXPECT_EQ(run.wait(5min), status) << run.output();
    return run.output();
  }
  std::string verify(int status) const {
    return run(desk_.run_command("post-recovery-verification", {}), status);
  }
  /// The steps that did more than read.
  std::vector<std::string> changes() const {
    std::vector<std::string> steps;
    for (const auto& event : RunRecord(desk_).events("step_started"))
      if (event.at("effect") != "read") steps.push_back(event.at("step"));
    return steps;
  }

  static std::unique_ptr<sandbox::Sandbox> sandbox_;
  const Desk desk_{sandbox_->folder()};
};

std::unique_ptr<sandbox::Sandbox> Front::sandbox_;

TEST_F(Front, HasACertificateThatIsLookedAt) {
  verify(0);
  const auto found = RunRecord(desk_).events("step_finished", "certificate").at(0).at("result");
  EXPECT_EQ(found.at("chain").size(), 2u);
  EXPECT_EQ(found.at("names"), nlohmann::json::array({sandbox::console_name}));
  EXPECT_EQ(found.at("days_left"), 364);
}

TEST_F(Front, SaysOfACertificateThatHasEndedWhatToDo) {
  sandbox::break_sandbox(*sandbox_, "certificate-expired");
  EXPECT_THAT(verify(1), HasSubstr("renew the certificate: see cert-manager, or whoever issues it"));
  const auto found = RunRecord(desk_).events("step_finished", "certificate").at(0).at("result");
  EXPECT_LT(found.at("days_left"), 0);
}

TEST_P(Front, IsFoundBrokenByTheVerificationAndWellOnceMended) {
  sandbox::break_sandbox(*sandbox_, GetParam().scenario);
  const auto said = verify(1);
  EXPECT_THAT(said, HasSubstr("step 'certificate' failed"));
  EXPECT_THAT(said, HasSubstr(GetParam().words));
  sandbox::mend_sandbox(*sandbox_, GetParam().scenario);
  verify(0);
}

TEST_P(Front, IsFoundByTheTriageThatTouchesNothingElse) {
  sandbox::break_sandbox(*sandbox_, GetParam().scenario);
  const auto said = run(desk_.run_command("platform-outage", {"--var", "by_hand=false"}), 4);
  EXPECT_THAT(said, HasSubstr(GetParam().mend));
  EXPECT_THAT(said, HasSubstr(GetParam().words));
  sandbox::mend_sandbox(*sandbox_, GetParam().scenario);
  run(Desk::command({"resume", "--done", GetParam().mend}), 0);
  EXPECT_THAT(changes(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    By, Front,
    ::testing::Values(FrontFault{"certificate-expired", "certificate has expired", "mend-certificate"},
                      FrontFault{"dns-record-missing", "knows no such name", "mend-name"},
                      FrontFault{"dns-record-wrong", "(127.0.0.9): Connection refused", "mend-ingress"}),
    [](const auto& instance) { return parameter_name(instance.param.scenario); });

}  // namespace
}  // namespace drctl::recovery
