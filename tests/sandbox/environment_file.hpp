#pragma once
#include "sandbox/endpoints.hpp"
#include "sandbox/folder.hpp"

namespace drctl::sandbox {

/// Writes SANDBOX/environment.yaml, which binds drctl's runbooks to this sandbox; throws Failure.
void write_environment(const Folder& sandbox, const Endpoints& endpoints);

}  // namespace drctl::sandbox
