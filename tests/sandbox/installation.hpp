#pragma once
#include <filesystem>

#include "sandbox/folder.hpp"
#include "sandbox/kubectl.hpp"
#include "sandbox/postgres.hpp"

namespace drctl::sandbox {

/// Creates the database `volaticloud`, owned by the role of that name, and its 10,000 rows; throws Failure.
void load_data(const Postgres& postgres);

/// Writes a dump of it, in custom format, as its owner would (pg_dump -Fc); throws Failure.
void dump_data(const Postgres& postgres, const std::filesystem::path& file);

/// Deploys the backend into the namespace `volaticloud`: its secret `volaticloud-db-secret`, which says where
/// the database is, and 2 replicas of `volaticloud-backend`. Returns when they are ready; throws Failure.
void deploy_backend(const Kubectl& kubectl, const Login& database);

}  // namespace drctl::sandbox
