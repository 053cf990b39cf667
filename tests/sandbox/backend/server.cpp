#include "sandbox/backend/server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <optional>
#include <thread>

#include "sandbox/backend/service.hpp"

namespace drctl::sandbox {
namespace {

constexpr int look_again_ms = 20;

class Listener {
 public:
  explicit Listener(Port port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    const int on = 1;
    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    open_ = ::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
            ::listen(fd_, 64) == 0;
    if (!open_) std::perror("can't listen");
  }
  ~Listener() { ::close(fd_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  bool open() const { return open_; }
  /// The next connection, or -1 if none comes soon.
  int accept() const {
    pollfd readable{fd_, POLLIN, 0};
    return ::poll(&readable, 1, look_again_ms) == 1 ? ::accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC) : -1;
  }

 private:
  int fd_;
  bool open_ = false;
};

void answer_connection(int socket, const std::shared_ptr<const Pod>& pod) {
  if (const auto request = read_request(socket)) write_reply(socket, answer(*pod, *request));
  ::shutdown(socket, SHUT_WR);
  ::close(socket);
}

}  // namespace

void serve(Pods& pods, Port port) {
  std::optional<Listener> listener;
  for (;;) {
    const auto pod = pods.next();
    if (pod && !listener) listener.emplace(port);
    if (!pod || !listener->open()) {
      listener.reset();
      std::this_thread::sleep_for(std::chrono::milliseconds(look_again_ms));
    } else if (const int socket = listener->accept(); socket >= 0) {
      std::thread(answer_connection, socket, pod).detach();
    }
  }
}

}  // namespace drctl::sandbox
