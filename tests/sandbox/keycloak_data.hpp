#pragma once
#include <filesystem>

#include "sandbox/endpoints.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/postgres.hpp"

namespace drctl::sandbox {

/// Makes the role and the database `keycloak` on the sandbox's PostgreSQL, with the realm `volaticloud` in it
/// (keycloak/realm.json), and SANDBOX/keycloak.dump, a dump of it, by which the next sandbox is quicker: it
/// is also kept beside `installed`. SANDBOX/keycloak-database-password has the role's password. Throws
/// Failure.
Login make_keycloak_data(const Folder& sandbox, const Postgres& postgres,
                         const std::filesystem::path& installed);

/// The login of that role.
Login keycloak_login(const Folder& sandbox, const Postgres& postgres);

/// Creates the database, empty, owned by the role.
void create_keycloak_database(const Postgres& postgres);

/// Fills it from a dump, as its owner.
void restore_keycloak(const Login& login, const std::filesystem::path& dump);

/// Where its database is, as Keycloak wants it: jdbc:postgresql://...
std::string jdbc_url(const Login& login);

/// The realm as it was made: what `kc.sh import` takes.
std::filesystem::path keycloak_realm_file();

}  // namespace drctl::sandbox
