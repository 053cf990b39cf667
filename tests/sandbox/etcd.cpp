#include "sandbox/etcd.hpp"

#include <fmt/core.h>

#include "sandbox/http.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace {

std::string loopback_url(Port port) { return fmt::format("http://127.0.0.1:{}", port); }

Program etcd_server(const Folder& sandbox, const std::filesystem::path& programs, const std::string& client,
                    const std::string& peer) {
  return {.name = "etcd",
          .argv = {programs / "etcd", "--name=s0", "--data-dir=" + (sandbox / "etcd").string(),
                   "--unsafe-no-fsync", "--log-level=warn", "--listen-client-urls=" + client,
                   "--advertise-client-urls=" + client, "--listen-peer-urls=" + peer,
                   "--initial-advertise-peer-urls=" + peer, "--initial-cluster=s0=" + peer}};
}

}  // namespace

Etcd::Etcd(const Folder& sandbox, const std::filesystem::path& programs, Port client, Port peer,
           Lifetime lifetime)
    : url_(loopback_url(client)),
      daemon_(sandbox, etcd_server(sandbox, programs, url_, loopback_url(peer)), lifetime) {}

void Etcd::wait_ready() const {
  HttpClient http;
  sandbox::wait_ready(daemon_, std::chrono::seconds(60), [&] {
    const auto health = http.get(url_ + "/health");
    return health && health->status == 200;
  });
}

}  // namespace drctl::sandbox
