// The kubelet of Keycloak's pod: it plays what runs in there. See sandbox/keycloak.hpp.
//
// usage: drctl-sandbox-keycloak SANDBOX
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

#include "sandbox/certificates.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/keycloak/replica.hpp"

using namespace drctl::sandbox;

namespace {

Replica replica_of(const char* path) {
  auto sandbox = Folder::open(path);
  const auto endpoints = read_endpoints(sandbox);
  Cluster cluster("https://127.0.0.1:" + std::to_string(endpoints.apiserver),
                  tls_in(sandbox / "certificates", "admin"), {"keycloak", "keycloak", "keycloak"});
  return {std::move(sandbox), endpoints, std::move(cluster)};
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::fputs("usage: drctl-sandbox-keycloak SANDBOX\n", stderr);
    return 2;
  }
  for (auto replica = replica_of(argv[1]);; std::this_thread::sleep_for(std::chrono::milliseconds(200)))
    replica.follow();
} catch (const std::exception& failure) {
  std::fprintf(stderr, "drctl-sandbox-keycloak: error: %s\n", failure.what());
  return 1;
}
