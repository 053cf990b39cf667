#include "recovery/chart_repository.hpp"

#include <fmt/core.h>
#include <sys/wait.h>

#include <csignal>
#include <filesystem>

#include "sandbox/command.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

void package_charts(const sandbox::Folder& sandbox, const fs::path& folder, const std::string& url) {
  const auto helm = (sandbox / "bin" / "helm").string();
  for (const auto* chart : {"volaticloud-backend", "ingress-nginx"})
    sandbox::run({.argv = {helm, "package", fmt::format("{}/{}", DRCTL_CHARTS_DIR, chart), "-d", folder}});
  sandbox::run({.argv = {helm, "repo", "index", folder, "--url", url}});
}

}  // namespace

ChartRepository::ChartRepository(const sandbox::Folder& sandbox) {
  const auto folder = sandbox / "chart-repository";
  fs::create_directory(folder);
  sandbox::Port port = 0;
  {
    sandbox::Ports ports(1);
    port = ports.take();
  }
  url_ = fmt::format("http://127.0.0.1:{}", port);
  package_charts(sandbox, folder, url_);
  server_ = std::make_unique<sandbox::Child>(
      sandbox::Spawn{.argv = {"python3", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder,
                              std::to_string(port)},
                     .death_signal = SIGKILL});
  server_->go();
  if (!sandbox::wait_until(20s, [&] { return sandbox::listening(port); }))
    throw sandbox::Failure("the chart repository does not answer");
}

ChartRepository::~ChartRepository() {
  ::kill(server_->pid(), SIGKILL);
  ::waitpid(server_->pid(), nullptr, 0);
}

}  // namespace drctl::recovery
