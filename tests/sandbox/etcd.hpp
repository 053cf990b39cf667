#pragma once
#include <filesystem>
#include <string>

#include "sandbox/daemon.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// One etcd, without fsync (test data only).
class Etcd {
 public:
  /// Starts it; it is ready when `wait_ready` returns. Throws Failure.
  Etcd(const Folder& sandbox, const std::filesystem::path& programs, Port client, Port peer,
       Lifetime lifetime);

  void wait_ready() const;
  const std::string& url() const { return url_; }

 private:
  std::string url_;
  Daemon daemon_;
};

}  // namespace drctl::sandbox
