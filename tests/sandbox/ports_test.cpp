#include "sandbox/ports.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <set>
#include <stdexcept>

namespace drctl::sandbox {
namespace {

/// Listens as servers do, with SO_REUSEADDR; -1 if it can't.
int listen_on(Port port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0), on = 1;
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 && ::listen(fd, 1) == 0)
    return fd;
  ::close(fd);
  return -1;
}

TEST(Ports, TwoSandboxesNeverShareOne) {
  Ports one(200), other(200);
  std::set<Port> all;
  for (int n = 0; n < 200; ++n) all.insert({one.take(), other.take()});
  EXPECT_EQ(all.size(), 400U);
}

TEST(Ports, GivesEachOnlyOnce) {
  Ports ports(1);
  ports.take();
  EXPECT_THROW(ports.take(), std::out_of_range);
}

TEST(Ports, AServerCanListenOnOneThatIsKeptForIt) {
  Ports ports(1);
  const auto port = ports.take();
  EXPECT_FALSE(listening(port));
  const int server = listen_on(port);
  ASSERT_GE(server, 0);
  EXPECT_TRUE(listening(port));
  ::close(server);
  EXPECT_FALSE(listening(port));
}

}  // namespace
}  // namespace drctl::sandbox
