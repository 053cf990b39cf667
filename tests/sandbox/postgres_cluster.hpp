#pragma once
#include <filesystem>

#include "sandbox/daemon.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// Runs initdb for the superuser `postgres` with the password in `password_file`, and configures the cluster.
/// Its folder is `home`; if the user that the server runs as can't enter the sandbox, that is a
/// symbolic link to a folder of its own under /tmp. Returns the real folder; throws Failure.
std::filesystem::path create_cluster(const std::filesystem::path& home, Port port,
                                     const std::string& password);

/// How to run the server of that cluster, which is on record as `name`.
Program postgres_server(const std::string& name, const std::filesystem::path& data);

/// Frees the shared memory that a killed server leaves behind (named in its postmaster.pid).
void free_shared_memory(const std::filesystem::path& data);

}  // namespace drctl::sandbox
