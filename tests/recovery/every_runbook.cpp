// When all tests have run, no shipped runbook may be missing among those that were searched for secrets.
#include <gtest/gtest.h>

#include <filesystem>

#include "recovery/evidence.hpp"

namespace drctl::recovery {
namespace {

namespace fs = std::filesystem;

std::set<std::string> shipped_runbooks() {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(DRCTL_SOURCE_DIR "/runbooks")) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(".yaml") && !name.ends_with(".test.yaml")) names.insert(entry.path().stem());
  }
  return names;
}

class EveryRunbook final : public ::testing::Environment {
 public:
  void TearDown() override {
    if (GTEST_FLAG_GET(filter) != "*") return;
    EXPECT_EQ(searched().runbooks, shipped_runbooks());
    EXPECT_GE(searched().secrets.size(), 20u);
  }
};

[[maybe_unused]] auto* const every_runbook = ::testing::AddGlobalTestEnvironment(new EveryRunbook);

}  // namespace
}  // namespace drctl::recovery
