#pragma once
#include <span>
#include <string>
#include <string_view>

#include "sandbox/sandbox.hpp"

namespace drctl::sandbox {

/// A way to break a sandbox for real.
struct Scenario {
  std::string_view name;
  std::string_view what;           ///< what it does, for people
  std::string (*apply)(Sandbox&);  ///< does it; returns what a client sees now; throws Failure
  /// Ends the cause as those do whom a runbook can only ask: the provider, the network's people. Nothing
  /// where a runbook recovers all by itself.
  void (*mend)(Sandbox&) = nullptr;
};

/// All that there are.
std::span<const Scenario> scenarios();

/// Breaks it; returns what a client sees now. Throws Failure, with the names of those there are, if there is
/// no such one.
std::string break_sandbox(Sandbox& sandbox, std::string_view scenario);

/// Ends the cause of a scenario, whether it was broken or not. Throws Failure if there is no such scenario,
/// or only a recovery ends it.
void mend_sandbox(Sandbox& sandbox, std::string_view scenario);

}  // namespace drctl::sandbox
