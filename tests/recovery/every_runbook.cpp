// Tells which runbooks were run and searched for secrets, for every_runbook.py: the tests run in several processes.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "recovery/evidence.hpp"

namespace drctl::recovery {
namespace {

class EveryRunbook final : public ::testing::Environment {
 public:
  void TearDown() override {
    const auto* file = std::getenv("DRCTL_SEARCHED_FILE");
    if (file == nullptr) return;
    std::ofstream list(file);
    list << searched().secrets.size() << " secrets\n";
    for (const auto& runbook : searched().runbooks) list << runbook << "\n";
    EXPECT_TRUE(list.flush()) << file;
  }
};

[[maybe_unused]] auto* const every_runbook = ::testing::AddGlobalTestEnvironment(new EveryRunbook);

}  // namespace
}  // namespace drctl::recovery
