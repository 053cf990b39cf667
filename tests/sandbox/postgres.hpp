#pragma once
#include <filesystem>
#include <string>

#include "sandbox/daemon.hpp"
#include "sandbox/database.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// What the parts of a server are called in its sandbox's folder.
struct PostgresNames {
  std::string server = "postgres";             ///< its record, its log, and its folder
  std::string password = "database-password";  ///< the file with the password of the role `volaticloud`
};

/// Those of the server that stands for the instance a provider makes after a loss.
PostgresNames new_instance();

/// A private PostgreSQL on a loopback port: passwords by scram, data checksums on, fsync off (test data
/// only), autovacuum off (nothing happens by itself, so damage is found when it is looked for). It has a
/// superuser `postgres` and a role `volaticloud`, which can do what the owner of a database needs to recover
/// it: create databases, end others' sessions, read statistics, run pg_amcheck.
class Postgres {
 public:
  /// initdb and start: ready when it returns. Throws Failure.
  Postgres(const Folder& sandbox, Port port, Lifetime lifetime, const PostgresNames& names = {});
  /// The one that another process started.
  Postgres(const Folder& sandbox, Port port, const PostgresNames& names = {});

  void stop() { daemon_.stop(); }
  /// Starts it and waits until it answers; throws Failure.
  void start();

  Port port() const { return port_; }
  const Daemon& daemon() const { return daemon_; }
  /// The folder that holds the cluster's files.
  const std::filesystem::path& data() const { return data_; }

  Login superuser(const std::string& database) const {
    return {port_, database, "postgres", superuser_password_};
  }
  Login owner(const std::string& database) const { return {port_, database, "volaticloud", owner_password_}; }

  /// Runs SQL as the superuser: for checks, and for damage.
  std::vector<Row> query(const std::string& database, const std::string& sql) const;

 private:
  void create_owner() const;

  Port port_;
  std::string superuser_password_, owner_password_;
  std::filesystem::path data_;
  Daemon daemon_;
};

/// The path of a server program of PostgreSQL, which Debian keeps off PATH; throws Failure if it is not
/// installed.
std::filesystem::path postgres_program(const std::string& name);

}  // namespace drctl::sandbox
