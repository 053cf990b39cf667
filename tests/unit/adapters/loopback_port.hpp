#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "support/fd.hpp"

namespace drctl {

/// A TCP port of 127.0.0.1 on which the kernel listens; nobody answers until somebody accepts.
class LoopbackPort {
 public:
  explicit LoopbackPort(int backlog = 8) {
    auto* any = reinterpret_cast<sockaddr*>(&address_);
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address_;
    if (::bind(listener_.get(), any, size) != 0 || ::listen(listener_.get(), backlog) != 0) std::abort();
    ::getsockname(listener_.get(), any, &size);
  }

  /// Takes so many connections that the kernel drops whoever comes now, as a firewall does.
  void fill() {
    for (int i = 0; i < 4; ++i) {
      Fd client(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
      ::connect(client.get(), reinterpret_cast<sockaddr*>(&address_), sizeof address_);
      clients_.push_back(std::move(client));
    }
  }

  /// The next client; none after `wake`.
  Fd accept() { return Fd(::accept(listener_.get(), nullptr, nullptr)); }
  /// Ends the waiting of `accept`, on whatever thread.
  void wake() { ::shutdown(listener_.get(), SHUT_RDWR); }

  /// From now on connections are refused.
  void close() { listener_.close(); }

  std::string port() const { return std::to_string(ntohs(address_.sin_port)); }
  std::string address() const { return "127.0.0.1:" + port(); }

 private:
  sockaddr_in address_{};
  Fd listener_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  std::vector<Fd> clients_;
};

}  // namespace drctl
