#pragma once

#include <fmt/format.h>
#include <sys/socket.h>

#include <functional>
#include <string>
#include <thread>

#include "unit/adapters/loopback_port.hpp"

namespace drctl {

/// A real HTTP/1.1 server on a loopback port, one request a connection.
class HttpServer {
 public:
  /// Given the whole request, returns the whole answer; an empty answer: the connection is closed without
  /// one.
  using Answer = std::function<std::string(const std::string& request)>;

  explicit HttpServer(Answer answer) : answer_(std::move(answer)) {
    thread_ = std::thread([this] { serve(); });
  }

  ~HttpServer() {
    port_.wake();
    thread_.join();
  }

  std::string url(const std::string& path = "/") const {
    return fmt::format("http://{}{}", port_.address(), path);
  }

 private:
  void serve() {
    for (;;) {
      const Fd connection = port_.accept();
      if (!connection) return;
      auto answer = answer_(read_request(connection.get()));
      for (std::string_view rest = answer; !rest.empty();) {
        auto sent = ::send(connection.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) break;
        rest.remove_prefix(static_cast<std::size_t>(sent));
      }
    }
  }

  static std::string read_request(int connection) {
    std::string request;
    char buffer[65536];
    while (!is_whole(request)) {
      auto size = ::recv(connection, buffer, sizeof buffer, 0);
      if (size <= 0) break;
      request.append(buffer, static_cast<std::size_t>(size));
    }
    return request;
  }

  static bool is_whole(const std::string& request) {
    if (request.starts_with('\x16')) return true;  // TLS, which this server does not speak
    auto head = request.find("\r\n\r\n");
    if (head == request.npos) return false;
    auto length = request.find("Content-Length: ");
    return length > head || request.size() - head - 4 >= std::stoul(request.substr(length + 16));
  }

  Answer answer_;
  LoopbackPort port_;
  std::thread thread_;
};

/// "HTTP/1.1 200 OK" with these header lines ("Name: value\r\n") and this body.
inline std::string answer_of(const std::string& status, const std::string& headers, const std::string& body) {
  return fmt::format("HTTP/1.1 {}\r\n{}Content-Length: {}\r\n\r\n{}", status, headers, body.size(), body);
}

}  // namespace drctl
