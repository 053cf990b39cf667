#pragma once
#include <map>
#include <string>

#include "recovery/keycloak_recovery.hpp"
#include "recovery/system_state.hpp"

namespace drctl::recovery {

/// The tests of the whole platform: of the sandbox that has Keycloak, too. Each begins with all of it whole,
/// and leaves it so, but for Keycloak: the other tests of this sandbox don't look at the rest.
class PlatformRecovery : public KeycloakRecovery {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// What clients see now, but of Keycloak.
  static SystemState state() { return state_of(sandbox()); }
  /// The same, when all was well.
  static const SystemState& whole();

 private:
  static bool is_whole();
  static void heal();
};

}  // namespace drctl::recovery
