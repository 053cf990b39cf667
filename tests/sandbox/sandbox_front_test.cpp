// The name server and the HTTPS front as parts of a sandbox, and the ways to break them.
#include <gtest/gtest.h>

#include "sandbox/front.hpp"
#include "sandbox/name_server.hpp"
#include "sandbox/scenarios.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace {

/// They share a sandbox.
class FrontPart : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    sandbox_ = std::make_unique<Sandbox>(Folder::temporary(), Lifetime::with_owner);
    sandbox_->add_front();
  }
  static void TearDownTestSuite() { sandbox_.reset(); }
  static const Folder& folder() { return sandbox_->folder(); }

  static std::unique_ptr<Sandbox> sandbox_;
};

std::unique_ptr<Sandbox> FrontPart::sandbox_;

TEST_F(FrontPart, IsFoundByItsNamesAndTrusted) {
  sandbox_->add_front();  // is there already
  EXPECT_EQ(address_of(folder(), console_name), "127.0.0.1");
  EXPECT_EQ(address_of(folder(), keycloak_name), "127.0.0.1");
  EXPECT_EQ(verdict_on_certificate(folder()), "0 (ok)");
  EXPECT_TRUE(
      read_text(sandbox_->environment_file()).contains("  health_url: https://console.volaticloud.test:"));
}

TEST_F(FrontPart, MovesAway) {
  move_front(folder(), next_address);
  EXPECT_EQ(verdict_on_certificate(folder()), "0 (ok)");
  EXPECT_FALSE(listening(sandbox_->endpoints().front));  // at the first address
  move_front(folder(), first_address);
  EXPECT_TRUE(listening(sandbox_->endpoints().front));
}

TEST_F(FrontPart, CanHaveACertificateThatHasEnded) {
  EXPECT_EQ(break_sandbox(*sandbox_, "certificate-expired"),
            "console.volaticloud.test: 10 (certificate has expired)");
  mend_sandbox(*sandbox_, "certificate-expired");
  EXPECT_EQ(verdict_on_certificate(folder()), "0 (ok)");
}

TEST_F(FrontPart, CanLoseItsRecord) {
  EXPECT_EQ(break_sandbox(*sandbox_, "dns-record-missing"),
            "console.volaticloud.test has no address any more");
  EXPECT_EQ(address_of(folder(), console_name), "");
  EXPECT_EQ(address_of(folder(), keycloak_name), "127.0.0.1");
  mend_sandbox(*sandbox_, "dns-record-missing");
  EXPECT_EQ(address_of(folder(), console_name), "127.0.0.1");
}

TEST_F(FrontPart, CanHaveAWrongRecord) {
  EXPECT_EQ(break_sandbox(*sandbox_, "dns-record-wrong"),
            "console.volaticloud.test leads to 127.0.0.9, and not to 127.0.0.1");
  mend_sandbox(*sandbox_, "dns-record-wrong");
  EXPECT_EQ(address_of(folder(), console_name), "127.0.0.1");
}

}  // namespace
}  // namespace drctl::sandbox
