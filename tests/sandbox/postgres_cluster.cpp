#include "sandbox/postgres_cluster.hpp"

#include <fmt/core.h>
#include <sys/shm.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <string>

#include "sandbox/command.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/postgres.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/user.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
namespace {

/// A folder that `user` can enter, linked to by `link`.
fs::path folder_elsewhere(const fs::path& link) {
  std::string name = "/tmp/drctl-postgres-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw Failure("can't make a folder like " + name);
  fs::create_directory_symlink(name, link);
  return name;
}

fs::path make_home(const fs::path& home, const std::optional<User>& user) {
  if (user && !can_reach(*user, home.parent_path())) {
    const auto elsewhere = folder_elsewhere(home);
    give(elsewhere, *user);
    return elsewhere;
  }
  fs::create_directory(home);
  fs::permissions(home, fs::perms::owner_all);
  if (user) give(home, *user);
  return home;
}

constexpr auto settings = R"(
# a sandbox: made to be broken, quick to make
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
full_page_writes = off
synchronous_commit = off
autovacuum = off
max_connections = 50
shared_buffers = 32MB
dynamic_shared_memory_type = mmap
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
)";

}  // namespace

fs::path create_cluster(const fs::path& link, Port port, const std::string& password) {
  const auto user = unprivileged_user();
  const auto home = make_home(link, user);
  const auto password_file = home / "superuser-password";
  write_text(password_file, password + "\n", Readers::owner);
  if (user) give(password_file, *user);
  run({.argv = {postgres_program("initdb"), "--pgdata", home / "data", "--username=postgres", "--pwfile",
                password_file, "--auth=scram-sha-256", "--data-checksums", "--no-sync", "--encoding=UTF8",
                "--locale=C.UTF-8"},
       .user = user});
  std::ofstream(home / "data" / "postgresql.conf", std::ios::app) << settings << "port = " << port << "\n";
  return home / "data";
}

Program postgres_server(const std::string& name, const fs::path& data) {
  return {.name = name,
          .argv = {postgres_program("postgres"), "-D", data},
          .user = unprivileged_user(),
          .stop_signal = SIGINT,     // "fast": sessions are ended, not waited for
          .death_signal = SIGQUIT};  // "immediate": also frees its shared memory, which SIGKILL would not
}

void free_shared_memory(const fs::path& data) {
  std::ifstream in(data / "postmaster.pid");
  std::string line;
  for (int number = 1; number < 7; ++number) std::getline(in, line);
  unsigned long key = 0;
  int id = -1;
  shmid_ds status{};
  if ((in >> key >> id) && ::shmctl(id, IPC_STAT, &status) == 0 && status.shm_nattch == 0)
    ::shmctl(id, IPC_RMID, nullptr);
}

fs::path postgres_program(const std::string& name) {
  fs::path newest;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none))
    if (const auto program = version.path() / "bin" / name; fs::exists(program) && program > newest)
      newest = program;
  if (newest.empty())
    throw Failure(
        fmt::format("{} is not under /usr/lib/postgresql/*/bin: scripts/install installs PostgreSQL", name));
  return newest;
}

}  // namespace drctl::sandbox
