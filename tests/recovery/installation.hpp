#pragma once
#include "recovery/system_state.hpp"
#include "sandbox/sandbox.hpp"

namespace drctl::recovery {

/// The one sandbox of this program, brought up for the first test and down after the last, and what clients
/// saw of it before anything was broken.
struct Installation {
  sandbox::Sandbox sandbox{sandbox::Folder::temporary(), sandbox::Lifetime::with_owner};
  const SystemState whole = state_of(sandbox);

  /// Throws Failure if it can't be brought up.
  static Installation& get();
};

}  // namespace drctl::recovery
