#pragma once
#include <string>

#include "sandbox/endpoints.hpp"
#include "sandbox/folder.hpp"

namespace drctl::sandbox {

/// What an environment names besides the database and the cluster.
struct Including {
  bool keycloak = false, front = false;
};

/// Writes SANDBOX/environment.yaml, which binds drctl's runbooks to this sandbox; throws Failure.
void write_environment(const Folder& sandbox, const Endpoints& endpoints, Including including = {});

/// Writes SANDBOX/environment-new-database.yaml: the same, with the database on the server that took the
/// lost one's place.
void write_new_environment(const Folder& sandbox, const Endpoints& endpoints);

/// Writes SANDBOX/environment-unknown-name.yaml: the same, with the database called `host`.
void write_unknown_name_environment(const Folder& sandbox, const Endpoints& endpoints,
                                    const std::string& host);

}  // namespace drctl::sandbox
