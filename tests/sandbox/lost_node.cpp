#include "sandbox/lost_node.hpp"

#include <fmt/core.h>

#include <array>

#include "sandbox/daemon.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/node.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
using namespace std::chrono_literals;
namespace {

constexpr std::array nodes = {"node-1", "node-2"};

std::string node_of_a_pod(const Kubectl& kubectl) {
  return kubectl({"-n", "volaticloud", "get", "pods", "-l", "app=volaticloud-backend", "-o",
                  "jsonpath={.items[0].spec.nodeName}"});
}

/// A field of the node's condition Ready.
std::string ready(const Kubectl& kubectl, const std::string& node, const std::string& field) {
  return kubectl({"get", "node", node, "-o",
                  fmt::format("jsonpath={{.status.conditions[?(@.type==\"Ready\")].{}}}", field)});
}

}  // namespace

std::string lose_node(Sandbox& sandbox) {
  const auto& kubectl = sandbox.kubectl();
  const auto node = node_of_a_pod(kubectl);
  Daemon(sandbox.folder(), "kwok-" + node).stop();
  if (!wait_until(60s, [&] { return ready(kubectl, node, "status") != "True"; }))
    throw Failure(fmt::format("Kubernetes did not notice within 60 s that {} is gone", node));
  return fmt::format("{} is lost: {}", node, ready(kubectl, node, "message"));
}

void return_nodes(Sandbox& sandbox) {
  for (const std::string node : nodes) {
    Daemon(sandbox.folder(), "kwok-" + node).start();
    sandbox.kubectl()({"apply", "-f", "-"}, node_manifest(node));
    sandbox.kubectl()({"uncordon", node});
  }
  sandbox.kubectl()({"wait", "--for=condition=Ready", "--timeout=60s", "node", "--all"});
}

}  // namespace drctl::sandbox
