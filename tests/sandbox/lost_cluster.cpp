#include "sandbox/lost_cluster.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "sandbox/daemon.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/front.hpp"
#include "sandbox/node.hpp"
#include "sandbox/wait.hpp"
#include "sandbox/words.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace {

/// From what keeps the state to those who rely on it.
const std::vector<std::string> servers = {"etcd",           "kube-apiserver", "kube-controller-manager",
                                          "kube-scheduler", "kwok-node-1",    "kwok-node-2"};

bool answers(const Kubectl& kubectl, const std::vector<std::string>& arguments) try {
  kubectl(arguments);
  return true;
} catch (const Failure&) {
  return false;
}

void wait_for(const Kubectl& kubectl, const std::vector<std::string>& arguments) {
  if (!wait_until(90s, [&] { return answers(kubectl, arguments); }))
    throw Failure("the new cluster did not come up within 90 s: see logs/kube-apiserver.log");
}

/// As Kubernetes::make_nodes does it at first.
void make_nodes(const Sandbox& sandbox) {
  const auto& kubectl = sandbox.kubectl();
  const auto programs = fs::read_symlink(kubectl.program()).parent_path();
  kubectl({"apply", "-f", programs / "crds"});
  kubectl({"wait", "--for=condition=Established", "--timeout=60s", "-f", programs / "crds"});
  for (const auto* kwok : {"kwok-node-1", "kwok-node-2"}) Daemon(sandbox.folder(), kwok).start();
  kubectl({"apply", "-f", "-"}, node_manifest("node-1") + node_manifest("node-2"));
  kubectl({"wait", "--for=condition=Ready", "--timeout=60s", "node/node-1", "node/node-2"});
  wait_for(kubectl, {"get", "serviceaccount", "default", "-n", "default"});
}

std::string words_about_the_backend(const Kubectl& kubectl) {
  try {
    kubectl({"-n", "volaticloud", "get", "deployment", "volaticloud-backend"});
  } catch (const Failure& failure) {
    return last_line(failure.what());
  }
  throw Failure("nothing is lost: the backend is still deployed");
}

}  // namespace

std::string lose_cluster(Sandbox& sandbox) {
  sandbox.add_front();
  for (auto name = servers.rbegin(); name != servers.rend(); ++name) Daemon(sandbox.folder(), *name).stop();
  fs::remove_all(sandbox.folder() / "etcd");
  Daemon(sandbox.folder(), "etcd").start();
  Daemon(sandbox.folder(), "kube-apiserver").start();
  wait_for(sandbox.kubectl(), {"get", "--raw", "/readyz"});
  for (const auto* name : {"kube-controller-manager", "kube-scheduler"})
    Daemon(sandbox.folder(), name).start();
  make_nodes(sandbox);
  move_front(sandbox.folder(), next_address);
  return words_about_the_backend(sandbox.kubectl());
}

}  // namespace drctl::sandbox
