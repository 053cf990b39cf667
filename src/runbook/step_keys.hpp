#pragma once

#include <map>
#include <span>
#include <string>

#include "runbook/read_call.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// A step while it is read.
struct StepDraft {
  std::string where;  ///< "step 'restart'"
  Step step;
  CallFrame frame;
  const YamlEntry* with = nullptr;
  bool says_on_failure = false;
};

/// Every key of a step but the actions: the adapters, choose, runbook.
std::span<const Key<StepDraft>> step_keys();

/// What a step can be.
enum class Action { call, choose, include, for_each, parallel };

/// Whether the key has a meaning in such a step.
bool fits(std::string_view key, Action action);

}  // namespace drctl
