#include "sandbox/commands.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <optional>

#include "sandbox/daemon.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/folder_lock.hpp"
#include "sandbox/interruptible.hpp"
#include "sandbox/sandbox.hpp"
#include "sandbox/scenarios.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
namespace {

/// Narration on stderr, each line with the time since the command began.
class Narration {
 public:
  void operator()(const std::string& text) const {
    fmt::print(stderr, "drctl-sandbox: {:5.1f} s  {}\n", seconds(), text);
  }
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

constexpr auto summary = R"(sandbox in {folder}, up in {seconds:.1f} s

  PostgreSQL   127.0.0.1:{postgres}  database and user volaticloud, password in {folder}/database-password
  Kubernetes   https://127.0.0.1:{apiserver}  2 nodes, kubeconfig {folder}/kubeconfig, context sandbox
  backend      {health}
  backup       {folder}/backup.dump
  environment  {folder}/environment.yaml
  logs         {folder}/logs

next:
  export PATH={folder}/bin:$PATH   # the cluster's own kubectl
  drctl-sandbox break              # what can be broken
  drctl-sandbox down               # take it all away
)";

void print_summary(const Sandbox& sandbox, double seconds) {
  const auto& endpoints = sandbox.endpoints();
  fmt::print(summary, fmt::arg("folder", sandbox.folder().path().string()), fmt::arg("seconds", seconds),
             fmt::arg("postgres", endpoints.postgres), fmt::arg("apiserver", endpoints.apiserver),
             fmt::arg("health", fmt::format("http://127.0.0.1:{}/gateway/v1/health", endpoints.backend)));
}

void remove_former(const fs::path& folder, const Narration& narrate) {
  if (!is_sandbox(folder)) return;
  const FolderLock lock(folder);
  narrate(fmt::format("removing the sandbox that is in {}", folder.string()));
  clean_up(folder);
}

/// A part that few scenarios need.
struct Addition {
  std::string_view name;
  const char* what;
  const char* ready;
  void (Sandbox::*add)();
};

constexpr std::array additions = {
    Addition{"keycloak", "Keycloak", "Keycloak issues tokens", &Sandbox::add_keycloak},
    Addition{"front", "the name server and the HTTPS front", "the front takes connections",
             &Sandbox::add_front},
};

int bring_up(const fs::path& path) try {
  const Narration narrate;
  remove_former(path, narrate);
  Folder folder(path, Lifetime::until_down);
  const FolderLock lock(path);
  const Sandbox sandbox(std::move(folder), Lifetime::until_down, narrate);
  print_summary(sandbox, narrate.seconds());
  return 0;
} catch (const std::exception& failure) {
  fmt::print(stderr, "drctl-sandbox: error: {}\n", failure.what());
  return static_cast<int>(Exit::failure);
}

}  // namespace

int up(const fs::path& folder) {
  const int status = interruptible([&] { return bring_up(folder); });
  if (status >= 128) {
    fmt::print(stderr, "drctl-sandbox: stopped: removing what was made\n");
    clean_up(folder);
  } else if (status != 0 && is_sandbox(folder)) {
    stop_all(folder);  // the folder stays, for its logs
  }
  return status;
}

int show_status(const fs::path& path) {
  if (!is_sandbox(path)) {
    fmt::print(stderr, "drctl-sandbox: no sandbox is in {}: make one with drctl-sandbox up\n", path.string());
    return static_cast<int>(Exit::no_sandbox);
  }
  const auto folder = Folder::open(path);
  const auto endpoints = read_endpoints(folder);
  auto verdict = Exit::success;
  fmt::print("{:<24} {:<8} {:>7}  {}\n", "SERVER", "STATE", "PID", "ADDRESS");
  for (const auto& name : daemon_names(folder.path())) {
    const Daemon daemon(folder, name);
    const auto port = port_of(endpoints, name);
    fmt::print("{:<24} {:<8} {:>7}  {}\n", name, daemon.running() ? "running" : "ended", daemon.pid(),
               port == 0 ? "-" : fmt::format("127.0.0.1:{}", port));
    if (!daemon.running()) verdict = Exit::failure;
  }
  return static_cast<int>(verdict);
}

int break_it(const fs::path& path, const std::string& scenario) {
  if (scenario.empty()) {
    for (const auto& each : scenarios()) fmt::print("{:<24} {}\n", each.name, each.what);
    return 0;
  }
  auto sandbox = Sandbox::open(path);
  const FolderLock lock(path);
  fmt::print("{}\n", break_sandbox(sandbox, scenario));
  return 0;
}

int add(const fs::path& path, const std::string& part) {
  const auto* found = std::ranges::find(additions, part, &Addition::name);
  if (found == additions.end())
    throw Failure(fmt::format("no part '{}' can be added: there are keycloak and front", part));
  auto sandbox = Sandbox::open(path);
  const FolderLock lock(path);
  const Narration narrate;
  narrate(fmt::format("adding {}", found->what));
  (sandbox.*found->add)();
  narrate(fmt::format("{}; {} names it", found->ready, sandbox.environment_file().string()));
  return 0;
}

int mend(const fs::path& path, const std::string& scenario) {
  auto sandbox = Sandbox::open(path);
  const FolderLock lock(path);
  mend_sandbox(sandbox, scenario);
  return 0;
}

int down(const fs::path& folder) {
  std::optional<FolderLock> lock;
  if (is_sandbox(folder)) lock.emplace(folder);
  clean_up(folder);
  return 0;
}

fs::path default_folder() {
  const auto* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state != '\0') return fs::path(state) / "drctl" / "sandbox";
  const auto* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0')
    throw Failure("neither XDG_STATE_HOME nor HOME is set: say where with --dir");
  return fs::path(home) / ".local" / "state" / "drctl" / "sandbox";
}

}  // namespace drctl::sandbox
