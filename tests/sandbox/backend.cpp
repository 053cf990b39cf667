#include "sandbox/backend.hpp"

#include <fmt/core.h>

#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace {

Program server(const Folder& sandbox, const Kubernetes& kubernetes, Port port) {
  const auto tls = kubernetes.admin();
  const auto logs = sandbox / "logs" / "pods";
  std::filesystem::create_directories(logs);
  return {.name = "backend",
          .argv = {DRCTL_SANDBOX_BACKEND, kubernetes.url(), tls.authority, tls.certificate, tls.key,
                   std::to_string(port), logs}};
}

}  // namespace

Backend::Backend(const Folder& sandbox, const Kubernetes& kubernetes, Port port, Lifetime lifetime)
    : port_(port), daemon_(sandbox, server(sandbox, kubernetes, port), lifetime) {}

void Backend::wait_serving() const {
  wait_ready(daemon_, std::chrono::seconds(30), [&] { return listening(port_); });
}

std::string health_url(Port backend) { return fmt::format("http://127.0.0.1:{}/gateway/v1/health", backend); }
std::string graphql_url(Port backend) {
  return fmt::format("http://127.0.0.1:{}/gateway/v1/graphql", backend);
}

}  // namespace drctl::sandbox
