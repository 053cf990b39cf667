#pragma once
#include <filesystem>

#include "sandbox/folder.hpp"
#include "sandbox/kubectl.hpp"
#include "sandbox/postgres.hpp"

namespace drctl::sandbox {

/// Creates the database `volaticloud`, empty, owned by the role of that name; throws Failure.
void create_database(const Postgres& postgres);

/// Fills it with its 10,000 rows; throws Failure.
void load_data(const Postgres& postgres);

/// Writes a dump of it, in custom format, as its owner would (pg_dump -Fc); throws Failure.
void dump_data(const Postgres& postgres, const std::filesystem::path& file);

/// Makes the place for backups, the folder SANDBOX/backups, and the passphrase for them.
void make_backup_place(const Folder& sandbox);

/// Deploys the backend into the namespace `volaticloud`: its secret `volaticloud-db-secret`, which says where
/// the database is, and 2 replicas of `volaticloud-backend`. Returns when they are ready; throws Failure.
void deploy_backend(const Kubectl& kubectl, const Login& database);

}  // namespace drctl::sandbox
