#pragma once
#include <string_view>

#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// The loopback ports of one sandbox: who listens where.
struct Endpoints {
  static constexpr std::size_t count = 15;

  Port postgres = 0, etcd = 0, etcd_peer = 0, apiserver = 0, controller_manager = 0, scheduler = 0,
       kwok_1 = 0, kwok_2 = 0, backend = 0, new_postgres = 0, keycloak = 0, keycloak_management = 0, kc = 0,
       name_server = 0, front = 0;
};

/// Gives each server a port of its own.
Endpoints assign(Ports& ports);

/// The port of the server that is on record as `server`; 0 if it has none.
Port port_of(const Endpoints& endpoints, std::string_view server);

/// SANDBOX/endpoints.json; `read_endpoints` throws Failure if the sandbox never came so far.
void write_endpoints(const Folder& sandbox, const Endpoints& endpoints);
Endpoints read_endpoints(const Folder& sandbox);

}  // namespace drctl::sandbox
