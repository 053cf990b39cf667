#pragma once
#include <string>

#include "sandbox/daemon.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// What the platform is called from outside.
constexpr auto console_name = "console.volaticloud.test";
constexpr auto keycloak_name = "keycloak.volaticloud.test";

/// The name server of the zone volaticloud.test: a dnsmasq on a loopback port. It knows what the files in
/// SANDBOX/names say, each a line "ADDRESS NAME", and notices at once when one is changed.
class NameServer {
 public:
  /// Starts it, and returns when it answers; throws Failure.
  NameServer(const Folder& sandbox, Port port, Lifetime lifetime);

 private:
  Daemon daemon_;
};

/// From now on the name has this address, and no other; returns when the name server says so. Throws Failure.
void lead_name(const Folder& sandbox, const std::string& name, const std::string& address);
/// From now on it has none.
void forget_name(const Folder& sandbox, const std::string& name);
/// What the name server says of it, by dig; empty if there is no such name.
std::string address_of(const Folder& sandbox, const std::string& name);

}  // namespace drctl::sandbox
