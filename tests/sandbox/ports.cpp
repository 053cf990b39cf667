#include "sandbox/ports.hpp"

#include <arpa/inet.h>
#include <fmt/core.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {
namespace {

sockaddr_in loopback(Port port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int tcp_socket() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) throw Failure("no socket can be made");
  return fd;
}

/// A bound socket, or -1 if the port is in use. The option comes after the bind: the bind itself is
/// exclusive.
int claim(Port port) {
  const int fd = tcp_socket();
  const auto address = loopback(port);
  if (::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(fd);
    return -1;
  }
  const int on = 1;
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  return fd;
}

/// The ports to choose from: those below the kernel's own range (ip(7), ip_local_port_range), or above it.
std::uniform_int_distribution<int> candidates() {
  int low = 32768, high = 60999;
  std::ifstream("/proc/sys/net/ipv4/ip_local_port_range") >> low >> high;
  return low > 11000 ? std::uniform_int_distribution<int>(10000, low - 1)
                     : std::uniform_int_distribution<int>(high < 65000 ? high + 1 : 10000, 65535);
}

}  // namespace

Ports::Ports(std::size_t count) {
  std::random_device random;
  auto any = candidates();
  for (std::size_t tries = 0; ports_.size() < count; ++tries) {
    if (tries > 1000 * count) throw Failure("no free loopback ports were found");
    const auto port = static_cast<Port>(any(random));
    if (const int fd = claim(port); fd >= 0) {
      ports_.push_back(port);
      sockets_.push_back(fd);
    }
  }
}

Ports::~Ports() {
  for (const int fd : sockets_) ::close(fd);
}

bool listening(Port port) {
  const int fd = tcp_socket();
  const auto address = loopback(port);
  const bool connected = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return connected;
}

}  // namespace drctl::sandbox
