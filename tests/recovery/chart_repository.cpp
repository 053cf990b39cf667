#include "recovery/chart_repository.hpp"

#include <fmt/core.h>

#include <filesystem>

#include "sandbox/command.hpp"

namespace drctl::recovery {
namespace {

namespace fs = std::filesystem;

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
  const auto port = free_port();
  url_ = fmt::format("http://127.0.0.1:{}", port);
  package_charts(sandbox, folder, url_);
  server_ = std::make_unique<LocalServer>(
      "the chart repository", port,
      std::vector<std::string>{"python3", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder,
                               std::to_string(port)});
}

}  // namespace drctl::recovery
