#pragma once

#include <fmt/format.h>
#include <sys/socket.h>

#include <string>
#include <thread>
#include <vector>

#include "unit/adapters/loopback_port.hpp"

namespace drctl {

/// A mail server on a loopback port that keeps what clients say and delivers nothing.
class SmtpServer {
 public:
  /// `to_recipient`: what it answers to RCPT.
  explicit SmtpServer(std::string to_recipient = "250 ok") : to_recipient_(std::move(to_recipient)) {
    thread_ = std::thread([this] { serve(); });
  }

  ~SmtpServer() { stop(); }

  std::string url() const { return fmt::format("smtp://{}", port_.address()); }

  /// Every line that came, after the last client has gone.
  const std::vector<std::string>& said() {
    stop();
    return said_;
  }

 private:
  void stop() {
    port_.wake();
    if (thread_.joinable()) thread_.join();
  }

  void serve() {
    for (;;) {
      const Fd connection = port_.accept();
      if (!connection) return;
      converse(connection.get());
    }
  }

  void converse(int connection) {
    say(connection, "220 sink");
    bool in_mail = false;
    for (std::string buffer, line; take_line(connection, buffer, line);) {
      said_.push_back(line);
      if (in_mail && line != ".") continue;
      say(connection, in_mail ? "250 kept" : answer(line));
      in_mail = !in_mail && line == "DATA";
      if (line == "QUIT") return;
    }
  }

  std::string answer(const std::string& line) const {
    if (line == "DATA") return "354 go on";
    return line.starts_with("RCPT") ? to_recipient_ : "250 ok";
  }

  static void say(int connection, const std::string& line) {
    const auto bytes = line + "\r\n";
    ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }

  static bool take_line(int connection, std::string& buffer, std::string& line) {
    char bytes[4096];
    while (!buffer.contains("\r\n")) {
      const auto size = ::recv(connection, bytes, sizeof bytes, 0);
      if (size <= 0) return false;
      buffer.append(bytes, static_cast<std::size_t>(size));
    }
    line = buffer.substr(0, buffer.find("\r\n"));
    buffer.erase(0, line.size() + 2);
    return true;
  }

  std::string to_recipient_;
  std::vector<std::string> said_;
  LoopbackPort port_;
  std::thread thread_;
};

}  // namespace drctl
