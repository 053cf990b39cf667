#pragma once

#include <gtest/gtest.h>

#include <future>

#include "adapters/probe.hpp"
#include "platform/child_processes.hpp"
#include "unit/adapters/no_manual_work.hpp"
#include "unit/adapters/recorded_narration.hpp"

namespace drctl {

/// What the tests of `probe` share: the adapter, and what it narrated.
class ProbeTest : public testing::Test {
 public:
  using Fields = nlohmann::json;

 protected:
  std::expected<Preview, std::string> preview(const std::vector<std::string>& check, Fields more = {}) const {
    more["check"] = check;
    return adapter_->preview({more, {}});
  }

  Outcome probe(const std::string& kind, const std::string& address, Fields more = Fields::object(),
                std::chrono::milliseconds timeout = std::chrono::minutes(1)) {
    more["check"] = {kind, address};
    Execution execution{cancel_, timeout, narration_};
    return adapter_->perform({more, {}}, execution);
  }

  /// The end of a probe that is cancelled while it waits.
  End cancelled(const std::string& kind, const std::string& address) {
    auto outcome = std::async(std::launch::async, [&] { return probe(kind, address); });
    EXPECT_EQ(outcome.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
    cancel_.request();
    return outcome.get().end;
  }

  ChildProcesses processes_;
  NoManualWork nobody_;
  Cancellation cancel_;
  RecordedNarration narration_;
  std::unique_ptr<Adapter> adapter_ = probe_row().make({processes_, nobody_});
};

}  // namespace drctl
