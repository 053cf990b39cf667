#include "sandbox/installation.hpp"

#include <string>

#include "sandbox/command.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/words.hpp"

namespace drctl::sandbox {
namespace {

constexpr auto schema_file = DRCTL_SANDBOX_DIR "/installation_schema.sql";
constexpr auto data_file = DRCTL_SANDBOX_DIR "/installation_data.sql";
constexpr auto objects_file = DRCTL_SANDBOX_DIR "/installation_objects.yaml";

}  // namespace

void create_database(const Postgres& postgres) {
  Database(postgres.owner("postgres")).query("CREATE DATABASE volaticloud");
}

void make_backup_place(const Folder& sandbox) {
  std::filesystem::create_directory(sandbox / "backups");
  std::filesystem::permissions(sandbox / "backups", std::filesystem::perms::owner_all);
  write_text(sandbox / "backup-passphrase", random_password() + "\n", Readers::owner);
}

void load_data(const Postgres& postgres) {
  Database(postgres.owner("volaticloud")).query(read_text(schema_file) + read_text(data_file));
}

/// `-e plpgsql`: without it the dump holds a comment on amcheck, which only a superuser could restore.
void dump_data(const Postgres& postgres, const std::filesystem::path& file) {
  const auto login = postgres.owner("volaticloud");
  run({.argv = {"pg_dump", "-h", "127.0.0.1", "-p", std::to_string(login.port), "-U", login.user, "-d",
                login.database, "-Fc", "-e", "plpgsql", "-f", file},
       .environment = {{"PGPASSWORD", login.password}, {"TZ", "UTC"}}});
}

void deploy_backend(const Kubectl& kubectl, const Login& database) {
  auto objects = read_text(objects_file);
  replace(objects, "@PORT@", std::to_string(database.port));
  replace(objects, "@DATABASE@", database.database);
  replace(objects, "@USER@", database.user);
  replace(objects, "@PASSWORD@", quoted(database.password));
  kubectl({"apply", "-f", "-"}, objects);
  kubectl({"rollout", "status", "deployment/volaticloud-backend", "-n", "volaticloud", "--timeout=60s"});
}

}  // namespace drctl::sandbox
