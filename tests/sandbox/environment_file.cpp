#include "sandbox/environment_file.hpp"

#include <fmt/core.h>

#include "sandbox/backend.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace {

constexpr auto form = R"(environment: sandbox
description: a private PostgreSQL and Kubernetes made to be broken
targets:
  cluster:
    kind: kubernetes
    kubeconfig: {kubeconfig}
    context: sandbox
    namespace: volaticloud
  database:
    kind: postgres
    host: 127.0.0.1
    port: {port}
    database: volaticloud
    user: volaticloud
    password: {{file: {password}}}
vars:
  deployment: volaticloud-backend
  app: volaticloud-backend
  dump: {dump}
  health_url: {health}
  graphql_url: {graphql}
)";

/// A path as a YAML scalar that can't be anything else: double-quoted when it holds more than plain
/// characters.
std::string scalar(const std::filesystem::path& path) {
  constexpr auto plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-";
  const auto& text = path.string();
  if (text.find_first_not_of(plain) == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char character : text) {
    if (character == '"' || character == '\\') quoted += '\\';
    quoted += character;
  }
  return quoted + '"';
}

}  // namespace

void write_environment(const Folder& sandbox, const Endpoints& endpoints) {
  write_text(sandbox / "environment.yaml",
             fmt::format(form, fmt::arg("kubeconfig", scalar(sandbox / "kubeconfig")),
                         fmt::arg("port", endpoints.postgres),
                         fmt::arg("password", scalar(sandbox / "database-password")),
                         fmt::arg("dump", scalar(sandbox / "backup.dump")),
                         fmt::arg("health", health_url(endpoints.backend)),
                         fmt::arg("graphql", graphql_url(endpoints.backend))));
}

}  // namespace drctl::sandbox
