#include "sandbox/daemon.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "sandbox/daemon_record.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/spawn.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace {

constexpr auto last_grace = 10s;  // how long a killed process may take to be gone

/// A file descriptor of the log, which every start of the server appends to.
class Log {
 public:
  explicit Log(const fs::path& file)
      : fd_(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) {
    if (fd_ < 0) throw Failure(fmt::format("can't write the log {}", file.string()));
  }
  ~Log() { ::close(fd_); }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

/// Whether it has ended; takes the zombie away if it is our child, and else leaves that to whose it is.
bool ended(const ProcessIdentity& process) {
  ::waitpid(process.pid, nullptr, WNOHANG);
  return !alive(process);
}

/// Signals the group of a process that was just seen alive, so that the number can't be another's.
void signal_group(const ProcessIdentity& process, int signal) {
  if (alive(process)) ::kill(-process.pid, signal);
}

}  // namespace

Daemon::Daemon(const Folder& folder, Program program, Lifetime lifetime)
    : folder_(folder.path()), program_(std::move(program)), lifetime_(lifetime) {
  start();
}

Daemon::Daemon(const Folder& folder, const std::string& name)
    : folder_(folder.path()), lifetime_(Lifetime::until_down) {
  auto record = read_record(folder_, name);
  program_ = std::move(record.program);
  process_ = record.process;
}

Daemon::Daemon(Daemon&& other) noexcept
    : folder_(std::move(other.folder_)),
      program_(std::move(other.program_)),
      lifetime_(std::exchange(other.lifetime_, Lifetime::until_down)),
      process_(other.process_) {}

Daemon::~Daemon() {
  if (lifetime_ == Lifetime::with_owner) stop();
}

fs::path Daemon::log() const { return folder_ / "logs" / (program_.name + ".log"); }

void Daemon::start() {
  if (running()) return;
  fs::create_directories(folder_ / "logs");
  const Log log(this->log());
  Child child({.argv = program_.argv,
               .environment = program_.environment,
               .user = program_.user,
               .out = log.fd(),
               .err = log.fd(),
               .death_signal = lifetime_ == Lifetime::with_owner ? program_.death_signal : 0});
  process_ = identify(child.pid()).value_or(ProcessIdentity{});
  write_record(folder_, {program_, process_});
  child.go();
}

void Daemon::stop() {
  signal_group(process_, program_.stop_signal);
  if (!wait_until(program_.grace, [&] { return ended(process_); })) {
    signal_group(process_, SIGKILL);
    wait_until(last_grace, [&] { return ended(process_); });
  }
}

std::vector<std::string> daemon_names(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& record : read_records(folder)) names.push_back(record.program.name);
  return names;
}

void stop_all(const fs::path& folder) {
  const auto records = read_records(folder);
  const auto all_ended = [&] { return std::ranges::all_of(records, ended, &DaemonRecord::process); };
  for (const auto& record : records) signal_group(record.process, record.program.death_signal);
  if (wait_until(last_grace, all_ended)) return;
  for (const auto& record : records) signal_group(record.process, SIGKILL);
  if (!wait_until(last_grace, all_ended))
    throw Failure(fmt::format("servers of {} can't be killed", folder.string()));
}

}  // namespace drctl::sandbox
