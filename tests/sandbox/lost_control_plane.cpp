#include "sandbox/lost_control_plane.hpp"

#include "sandbox/daemon.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/wait.hpp"
#include "sandbox/words.hpp"

namespace drctl::sandbox {
namespace {

Daemon apiserver_of(const Sandbox& sandbox) { return {sandbox.folder(), "kube-apiserver"}; }

bool is_ready(const Kubectl& kubectl) try {
  return kubectl({"get", "--raw", "/readyz"}) == "ok";
} catch (const Failure&) {
  return false;
}

}  // namespace

std::string lose_control_plane(Sandbox& sandbox) {
  apiserver_of(sandbox).stop();
  try {
    sandbox.kubectl()({"get", "nodes", "--request-timeout=5s"});
  } catch (const Failure& failure) {
    return last_line(failure.what());
  }
  throw Failure("nothing is broken: the API server still answers");
}

void return_control_plane(Sandbox& sandbox) {
  auto apiserver = apiserver_of(sandbox);
  apiserver.start();
  wait_ready(apiserver, std::chrono::seconds(90), [&] { return is_ready(sandbox.kubectl()); });
}

}  // namespace drctl::sandbox
