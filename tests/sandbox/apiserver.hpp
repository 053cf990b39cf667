#pragma once
#include <filesystem>
#include <string>

#include "sandbox/certificates.hpp"
#include "sandbox/daemon.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// A kube-apiserver over an etcd. Issues the certificates that it needs, and that of `admin`.
class Apiserver {
 public:
  /// Starts it; it is ready when `wait_ready` returns. Throws Failure.
  Apiserver(const Folder& sandbox, const std::filesystem::path& programs, const Certificates& certificates,
            const std::string& etcd, Port port, Lifetime lifetime);

  void wait_ready() const;
  Port port() const { return port_; }
  std::string url() const;

 private:
  Port port_;
  Tls admin_;
  Daemon daemon_;
};

}  // namespace drctl::sandbox
