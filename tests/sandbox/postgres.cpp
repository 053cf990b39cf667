#include "sandbox/postgres.hpp"

#include <fmt/core.h>

#include "sandbox/failure.hpp"
#include "sandbox/postgres_cluster.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
using namespace std::chrono_literals;
namespace {

std::string first_line(const std::filesystem::path& file) {
  const auto text = read_text(file);
  return text.substr(0, text.find('\n'));
}

std::string make_owner_password(const std::filesystem::path& file) {
  auto password = random_password();
  write_text(file, password + "\n", Readers::owner);
  return password;
}

}  // namespace

PostgresNames new_instance() { return {"new-postgres", "new-database-password"}; }

Postgres::Postgres(const Folder& sandbox, Port port, Lifetime lifetime, const PostgresNames& names)
    : port_(port),
      superuser_password_(random_password()),
      owner_password_(make_owner_password(sandbox / names.password)),
      data_(create_cluster(sandbox / names.server, port, superuser_password_)),
      daemon_(sandbox, postgres_server(names.server, data_), lifetime) {
  start();
  create_owner();
}

Postgres::Postgres(const Folder& sandbox, Port port, const PostgresNames& names)
    : port_(port),
      superuser_password_(first_line(sandbox / names.server / "superuser-password")),
      owner_password_(first_line(sandbox / names.password)),
      data_(std::filesystem::canonical(sandbox / names.server) / "data"),
      daemon_(sandbox, names.server) {}

void Postgres::start() {
  daemon_.start();
  wait_ready(daemon_, 60s, [&] { return can_connect(superuser("postgres")); });
}

/// amcheck goes to template1: a database that the owner creates has it, and the owner may use it, without
/// ever needing the superuser. Its functions are only for superusers until granted.
void Postgres::create_owner() const {
  query("postgres", fmt::format("CREATE ROLE volaticloud LOGIN CREATEDB PASSWORD '{}'", owner_password_));
  query("postgres", "GRANT pg_signal_backend, pg_read_all_stats TO volaticloud");
  query("template1",
        "CREATE EXTENSION amcheck; GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO volaticloud");
}

std::vector<Row> Postgres::query(const std::string& database, const std::string& sql) const {
  return Database(superuser(database)).query(sql);
}

}  // namespace drctl::sandbox
