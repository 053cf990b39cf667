#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "drctl/adapter.hpp"
#include "engine/state.hpp"
#include "plan/plan.hpp"

namespace drctl {

/// What people are told of: in their texts it is `run.step`, `run.title`, `run.reason`, `run.status`.
struct About {
  std::string step, title;  ///< that is waited for or has failed
  std::string reason;       ///< what is waited for, why it failed, why the run ended
  std::string status;       ///< at the end: a word of RunStatus
  int attempt = 0;          ///< of the step; at the end the session
};

/// What one channel is to be told.
struct Notice {
  std::optional<Call> call;  ///< nothing: it can't be told, and `record` says why
  Notified record;
};

/// One notice for each channel of the plan, if the runbook has a text for the occasion. Secrets are taken out
/// of the texts.
std::vector<Notice> notices_of(const Plan& plan, const State& state, Occasion occasion, const About& about,
                               std::chrono::system_clock::time_point now);

}  // namespace drctl
