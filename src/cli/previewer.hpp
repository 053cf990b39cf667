#pragma once

#include "plan/adapters.hpp"
#include "plan/call_effects.hpp"
#include "platform/child_processes.hpp"
#include "report/nobody.hpp"
#include "runbook/lint.hpp"

namespace drctl {

/// The adapters of a command that carries nothing out: they are asked what calls would do, and touch nothing.
struct Previewer {
  ChildProcesses processes{};
  Nobody nobody{};
  Adapters adapters{catalog(), Doors{processes, nobody}};
  EffectOf effect_of = [this](const CallText& call) { return drctl::effect_of(call, adapters); };

  Previewer() = default;
  Previewer(const Previewer&) = delete;  // effect_of points here
  Previewer& operator=(const Previewer&) = delete;
};

}  // namespace drctl
