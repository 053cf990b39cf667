#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "support/fd.hpp"

namespace drctl {

/// dnsmasq on a loopback port: it knows the names of shop.test that its options say, and refuses all others.
class DnsServer {
 public:
  /// Like "--host-record=a.shop.test,192.0.2.7".
  explicit DnsServer(const std::vector<std::string>& records) {
    std::vector<std::string> words = {
        "dnsmasq",           "--no-daemon",         "--conf-file=/dev/null", "--no-resolv",
        "--no-hosts",        "--local=/shop.test/", "--log-facility=-",      "--listen-address=127.0.0.1",
        "--bind-interfaces", "--port=" + port_};
    words.insert(words.end(), records.begin(), records.end());
    start(words);
  }

  ~DnsServer() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  DnsServer(const DnsServer&) = delete;
  DnsServer& operator=(const DnsServer&) = delete;

  std::string address() const { return "127.0.0.1:" + port_; }

 private:
  // dnsmasq takes no port 0. The kernel gives none twice so soon.
  static std::string unused_port() {
    const Fd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket.get(), any, size) != 0 || ::getsockname(socket.get(), any, &size) != 0) std::abort();
    return std::to_string(ntohs(address.sin_port));
  }

  void start(std::vector<std::string>& words) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) std::abort();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    if (::posix_spawn(&child_, program(), &actions, nullptr, argv.data(), environ) != 0) std::abort();
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    said_.reset(::fdopen(ends[0], "r"));
    wait_ready();
  }

  // Not on an ordinary user's PATH.
  static const char* program() { return "/usr/sbin/dnsmasq"; }

  // It listens before it says so.
  void wait_ready() {
    char line[256];
    while (std::fgets(line, sizeof line, said_.get()))
      if (std::string(line).find(": started") != std::string::npos) return;
    std::abort();
  }

  std::string port_ = unused_port();
  pid_t child_ = 0;
  std::unique_ptr<FILE, decltype(&std::fclose)> said_{nullptr, std::fclose};
};

}  // namespace drctl
