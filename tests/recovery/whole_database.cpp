#include "recovery/whole_database.hpp"

#include "sandbox/command.hpp"
#include "sandbox/database.hpp"

namespace drctl::recovery {

void make_database_whole(sandbox::Sandbox& sandbox) {
  const auto owner = sandbox.postgres().owner("volaticloud");
  sandbox::Database maintenance(sandbox.postgres().superuser("postgres"));
  for (const std::string name :
       {"volaticloud", "volaticloud_drctl_new", "volaticloud_drctl_old", "volaticloud_drctl_scratch"})
    maintenance.query("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  maintenance.query("CREATE DATABASE volaticloud OWNER volaticloud");
  sandbox::run({.argv = {"pg_restore", "-h", "127.0.0.1", "-p", std::to_string(owner.port), "-U", owner.user,
                         "-d", owner.database, "--exit-on-error", sandbox.folder() / "backup.dump"},
                .environment = {{"PGPASSWORD", owner.password}}});
}

}  // namespace drctl::recovery
