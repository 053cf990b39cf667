#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sandbox/ports.hpp"
#include "sandbox/spawn.hpp"

namespace drctl::recovery {

/// A loopback port that nothing listens on.
sandbox::Port free_port();

/// A program that serves on a loopback port. Goes with the object.
class LocalServer {
 public:
  /// Returns when something listens on `port`; `what` is what an error calls it. Throws sandbox::Failure.
  LocalServer(const std::string& what, sandbox::Port port, const std::vector<std::string>& argv,
              const std::map<std::string, std::string>& environment = {});
  ~LocalServer();
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

 private:
  std::unique_ptr<sandbox::Child> server_;
};

}  // namespace drctl::recovery
