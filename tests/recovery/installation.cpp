#include "recovery/installation.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace drctl::recovery {
namespace {

/// GoogleTest owns it, and calls TearDown after the last test.
class Owner final : public ::testing::Environment {
 public:
  Installation& get() {
    if (!installation_) installation_ = std::make_unique<Installation>();
    return *installation_;
  }
  void TearDown() override { installation_.reset(); }

 private:
  std::unique_ptr<Installation> installation_;
};

auto* const owner = static_cast<Owner*>(::testing::AddGlobalTestEnvironment(new Owner));

}  // namespace

Installation& Installation::get() { return owner->get(); }

}  // namespace drctl::recovery
