#include "sandbox/spawn.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "sandbox/failure.hpp"

extern char** environ;

namespace drctl::sandbox {
namespace {

/// All that the child needs, made before the fork: after it only async-signal-safe calls are allowed.
struct Prepared {
  std::vector<std::string> environment;
  std::vector<char*> argv, envp;
  int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  pid_t parent = ::getpid();

  explicit Prepared(const Spawn& spawn) {
    for (char** entry = environ; *entry != nullptr; ++entry)
      if (const std::string text = *entry; !spawn.environment.contains(text.substr(0, text.find('='))))
        environment.push_back(text);
    for (const auto& [name, value] : spawn.environment) environment.push_back(name + "=" + value);
    for (auto& entry : environment) envp.push_back(entry.data());
    for (const auto& word : spawn.argv) argv.push_back(const_cast<char*>(word.c_str()));
    envp.push_back(nullptr);
    argv.push_back(nullptr);
  }
  ~Prepared() { ::close(null); }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
};

bool become(const User& user) {
  return ::setgroups(0, nullptr) == 0 && ::setgid(user.gid) == 0 && ::setuid(user.uid) == 0;
}

void default_signals() {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD}) ::signal(signal, SIG_DFL);
}

/// The child, between fork and exec. The death signal is set after the change of user, which clears it.
[[noreturn]] void run_child(const Spawn& spawn, Prepared& prepared, int gate, int errors) {
  ::setpgid(0, 0);
  default_signals();
  const auto or_null = [&](int fd) { return fd < 0 ? prepared.null : fd; };
  bool ready = ::dup2(or_null(spawn.in), 0) == 0 && ::dup2(or_null(spawn.out), 1) == 1 &&
               ::dup2(or_null(spawn.err), 2) == 2;
  ready = ready && ::chdir("/") == 0 && (!spawn.user || become(*spawn.user));
  ready = ready && (spawn.death_signal == 0 || ::prctl(PR_SET_PDEATHSIG, spawn.death_signal) == 0);
  if (spawn.death_signal != 0 && ::getppid() != prepared.parent)
    ::_exit(127);  // died before the signal was set
  char byte = 0;
  if (::read(gate, &byte, 1) != 1) ::_exit(127);
  if (ready) ::execvpe(prepared.argv[0], prepared.argv.data(), prepared.envp.data());
  const int error = errno;
  [[maybe_unused]] const auto written = ::write(errors, &error, sizeof error);
  ::_exit(127);
}

std::array<int, 2> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw Failure(fmt::format("no pipe can be made: {}", std::strerror(errno)));
  return ends;
}

}  // namespace

Child::Child(const Spawn& spawn) : program_(spawn.argv.at(0)) {
  Prepared prepared(spawn);
  const auto gate = make_pipe();
  const auto errors = make_pipe();
  pid_ = ::fork();
  if (pid_ < 0)
    throw Failure(fmt::format("no process can be made for {}: {}", program_, std::strerror(errno)));
  if (pid_ == 0) {
    ::close(gate[1]);
    run_child(spawn, prepared, gate[0], errors[1]);
  }
  ::setpgid(pid_, pid_);  // in both, so that it is done for whoever comes first
  ::close(gate[0]);
  ::close(errors[1]);
  gate_ = gate[1];
  errors_ = errors[0];
}

void Child::go() {
  [[maybe_unused]] const auto written = ::write(gate_, "g", 1);
  int error = 0;
  if (::read(errors_, &error, sizeof error) != sizeof error) return;
  ::waitpid(pid_, nullptr, 0);
  throw Failure(fmt::format("can't start {}: {}", program_, std::strerror(error)));
}

Child::~Child() {
  ::close(gate_);
  ::close(errors_);
}

}  // namespace drctl::sandbox
