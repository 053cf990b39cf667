#pragma once
#include "sandbox/daemon.hpp"
#include "sandbox/endpoints.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/kubectl.hpp"
#include "sandbox/postgres.hpp"

namespace drctl::sandbox {

/// A Keycloak with the realm `volaticloud` (keycloak/realm.json), whose database is on the sandbox's
/// PostgreSQL. It is the deployment `keycloak` in the namespace `keycloak`: drctl-sandbox-keycloak plays its
/// container, so it is started anew with each new pod, by what the secret `keycloak` says then, and ends when
/// there is none. The UMA resource bot:gamma is newer than SANDBOX/keycloak.dump, which has bot:alpha and
/// bot:beta.
class Keycloak {
 public:
  /// Makes it, and returns when it issues tokens: in 10 s; the first time on a machine it takes a minute.
  /// Throws Failure.
  Keycloak(const Folder& sandbox, const Endpoints& endpoints, const Kubectl& kubectl,
           const Postgres& postgres, Lifetime lifetime);

 private:
  Daemon kubelet_;
};

/// Whether a sandbox has one.
bool has_keycloak(const Folder& sandbox);

/// Waits until it issues tokens; throws Failure with the end of its log.
void wait_for_keycloak(const Folder& sandbox, const Endpoints& endpoints);

}  // namespace drctl::sandbox
