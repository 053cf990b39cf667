#include "recovery/local_server.hpp"

#include <sys/wait.h>

#include <csignal>

#include "sandbox/failure.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {

using namespace std::chrono_literals;

sandbox::Port free_port() {
  sandbox::Ports ports(1);
  return ports.take();
}

LocalServer::LocalServer(const std::string& what, sandbox::Port port, const std::vector<std::string>& argv,
                         const std::map<std::string, std::string>& environment)
    : server_(std::make_unique<sandbox::Child>(
          sandbox::Spawn{.argv = argv, .environment = environment, .death_signal = SIGKILL})) {
  server_->go();
  if (!sandbox::wait_until(20s, [&] { return sandbox::listening(port); }))
    throw sandbox::Failure(what + " does not answer");
}

LocalServer::~LocalServer() {
  ::kill(server_->pid(), SIGKILL);
  ::waitpid(server_->pid(), nullptr, 0);
}

}  // namespace drctl::recovery
