#include "sandbox/programs.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>

#include "sandbox/failure.hpp"
#include "sandbox/spawn.hpp"

namespace drctl::sandbox {
namespace {

std::string read_whole(int fd) {
  std::string text;
  std::array<char, 512> part{};
  for (ssize_t got = 0; (got = ::read(fd, part.data(), part.size())) > 0;)
    text.append(part.data(), static_cast<std::size_t>(got));
  return text;
}

/// The folder that a script of ours prints.
std::filesystem::path folder_from(const std::string& script) {
  std::array<int, 2> out{};
  if (::pipe2(out.data(), O_CLOEXEC) != 0) throw Failure("no pipe can be made");
  Child child({.argv = {script}, .out = out[1], .err = STDERR_FILENO, .death_signal = SIGTERM});
  child.go();
  ::close(out[1]);
  auto text = read_whole(out[0]);
  ::close(out[0]);
  int status = 0;
  ::waitpid(child.pid(), &status, 0);
  if (status != 0 || text.empty()) throw Failure(fmt::format("{} failed: see above", script));
  text.pop_back();
  return text;
}

}  // namespace

std::filesystem::path kubernetes_programs() {
  return folder_from(DRCTL_SOURCE_DIR "/scripts/kubernetes-programs");
}

std::filesystem::path helm_program() {
  return folder_from(DRCTL_SOURCE_DIR "/scripts/helm-program") / "helm";
}

std::filesystem::path keycloak_program() { return folder_from(DRCTL_SOURCE_DIR "/scripts/keycloak-program"); }

}  // namespace drctl::sandbox
