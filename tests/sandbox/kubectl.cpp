#include "sandbox/kubectl.hpp"

#include "sandbox/command.hpp"

namespace drctl::sandbox {

std::string Kubectl::operator()(const std::vector<std::string>& arguments, const std::string& input) const {
  Command command{.argv = {program_, "--kubeconfig", kubeconfig_},
                  .environment = {{"KUBECACHEDIR", kubeconfig_.parent_path() / "kubectl-cache"}},
                  .input = input};
  command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
  return run(command);
}

}  // namespace drctl::sandbox
