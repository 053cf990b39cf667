#include "sandbox/name_server.hpp"

#include <fmt/core.h>

#include "sandbox/command.hpp"
#include "sandbox/endpoints.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace {

/// With --no-daemon it stays who started it, writes no pid file and no system log.
Program dnsmasq(const Folder& sandbox, Port port) {
  fs::create_directories(sandbox / "names");
  return {.name = "name-server",
          .argv = {"/usr/sbin/dnsmasq", "--no-daemon", "--conf-file=/dev/null", "--no-resolv", "--no-hosts",
                   "--log-facility=-", "--listen-address=127.0.0.1", "--bind-interfaces",
                   fmt::format("--port={}", port), "--local=/volaticloud.test/",
                   "--hostsdir=" + (sandbox / "names").string()}};
}

/// Renamed into the folder: dnsmasq would read, and keep, what is made in it on the way.
void write_names(const Folder& sandbox, const std::string& name, const std::string& line) {
  write_text(sandbox / (name + ".record"), line);
  fs::rename(sandbox / (name + ".record"), sandbox / "names" / name);
}

void wait_for(const Folder& sandbox, const std::string& name, const std::string& address) {
  if (!wait_until(10s, [&] { return address_of(sandbox, name) == address; }))
    throw Failure(fmt::format("the name server does not say '{}' of {} within 10 s", address, name));
}

}  // namespace

NameServer::NameServer(const Folder& sandbox, Port port, Lifetime lifetime)
    : daemon_(sandbox, dnsmasq(sandbox, port), lifetime) {
  wait_ready(daemon_, 10s, [&] { return listening(port); });
}

void lead_name(const Folder& sandbox, const std::string& name, const std::string& address) {
  write_names(sandbox, name, fmt::format("{} {}\n", address, name));
  wait_for(sandbox, name, address);
}

void forget_name(const Folder& sandbox, const std::string& name) {
  write_names(sandbox, name, "");
  wait_for(sandbox, name, "");
}

std::string address_of(const Folder& sandbox, const std::string& name) {
  const auto port = std::to_string(read_endpoints(sandbox).name_server);
  auto said = run({.argv = {"dig", "+short", "@127.0.0.1", "-p", port, name}});
  return said.substr(0, said.find('\n'));
}

}  // namespace drctl::sandbox
