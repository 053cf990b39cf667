#include "sandbox/keycloak_data.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include "sandbox/command.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
namespace {

constexpr auto password_file = "keycloak-database-password";

std::vector<std::string> client(const char* program, const Login& login) {
  return {program, "-h",       "127.0.0.1", "-p",          std::to_string(login.port),
          "-U",    login.user, "-d",        login.database};
}

void dump_keycloak(const Login& login, const fs::path& file) {
  auto argv = client("pg_dump", login);
  argv.insert(argv.end(), {"-Fc", "-f", file});
  run({.argv = argv, .environment = {{"PGPASSWORD", login.password}, {"TZ", "UTC"}}});
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

/// From nothing: Keycloak makes its tables and the realm, which takes 25 s.
void import_realm(const Folder& sandbox, const Login& login) {
  run({.argv = {sandbox / "bin" / "kc.sh", "import", "--optimized", "--file", keycloak_realm_file()},
       .environment = {{"KC_DB_URL", jdbc_url(login)},
                       {"KC_DB_USERNAME", login.user},
                       {"KC_DB_PASSWORD", login.password}}});
}

/// The dump that an earlier sandbox left, of this Keycloak and this realm.
fs::path kept_dump(const fs::path& installed) {
  return fmt::format("{}.{}.dump", installed.string(), digest(read_text(keycloak_realm_file())));
}

/// Under its name only when it is whole: another sandbox may look for it.
void keep(const fs::path& dump, const fs::path& kept) {
  const auto fresh = fmt::format("{}.{}", kept.string(), ::getpid());
  fs::copy_file(dump, fresh);
  fs::rename(fresh, kept);
}

}  // namespace

Login keycloak_login(const Folder& sandbox, const Postgres& postgres) {
  auto password = read_text(sandbox / password_file);
  password.pop_back();
  return {postgres.port(), "keycloak", "keycloak", password};
}

/// template0: a dump of what is in template1 besides could only be restored by a superuser.
void create_keycloak_database(const Postgres& postgres) {
  postgres.query("postgres", "CREATE DATABASE keycloak OWNER keycloak TEMPLATE template0");
}

void restore_keycloak(const Login& login, const fs::path& dump) {
  auto argv = client("pg_restore", login);
  argv.insert(argv.end(), {"--exit-on-error", dump});
  run({.argv = argv, .environment = {{"PGPASSWORD", login.password}}});
}

Login make_keycloak_data(const Folder& sandbox, const Postgres& postgres, const fs::path& installed) {
  const auto password = random_password(), dump = (sandbox / "keycloak.dump").string();
  write_text(sandbox / password_file, password + "\n", Readers::owner);
  for (const auto* what : {"DATABASE", "ROLE"})
    postgres.query("postgres", fmt::format("DROP {} IF EXISTS keycloak", what));
  postgres.query("postgres", fmt::format("CREATE ROLE keycloak LOGIN CREATEDB PASSWORD '{}'", password));
  create_keycloak_database(postgres);
  const auto login = keycloak_login(sandbox, postgres);
  const auto kept = kept_dump(installed);
  if (fs::exists(kept)) {
    fs::copy_file(kept, dump, fs::copy_options::overwrite_existing);
    restore_keycloak(login, dump);
  } else {
    import_realm(sandbox, login);
    dump_keycloak(login, dump);
    keep(dump, kept);
  }
  return login;
}

std::string jdbc_url(const Login& login) {
  return fmt::format("jdbc:postgresql://{}:{}/{}", login.host, login.port, login.database);
}

fs::path keycloak_realm_file() { return DRCTL_SANDBOX_DIR "/keycloak/realm.json"; }

}  // namespace drctl::sandbox
