#pragma once
#include <string>

#include "sandbox/daemon.hpp"
#include "sandbox/endpoints.hpp"
#include "sandbox/folder.hpp"

namespace drctl::sandbox {

/// Where the load balancers of the first cluster and of one that takes its place are.
constexpr auto first_address = "127.0.0.1";
constexpr auto next_address = "127.0.0.2";

/// The way in from outside: a haproxy that takes HTTPS connections for console.volaticloud.test and
/// keycloak.volaticloud.test, and passes them on to the backend and to Keycloak. It has a certificate for
/// each, of an authority of its own, SANDBOX/front/ca.crt.
class Front {
 public:
  /// Starts it at `first_address`, and returns when it takes connections; throws Failure.
  Front(const Folder& sandbox, const Endpoints& endpoints, Lifetime lifetime);

 private:
  Daemon daemon_;
};

/// Whether a sandbox has one, and where it is now.
bool has_front(const Folder& sandbox);
std::string front_address(const Folder& sandbox);

/// It takes connections at another address of the loopback from now on, and not where it was. Throws Failure.
void move_front(const Folder& sandbox, const std::string& address);

/// The console has a new certificate from now on: one for a year, or one that ended yesterday. Throws
/// Failure.
enum class Validity { a_year, until_yesterday };
void give_certificate(const Folder& sandbox, Validity validity);

/// What a client that trusts the authority says of the console's, by openssl: "0 (ok)", or "10
/// (certificate has expired)". Throws Failure when there is no connection.
std::string verdict_on_certificate(const Folder& sandbox);

/// What the backend's addresses are from outside, and the realm's.
std::string front_url(Port front);
std::string front_realm_url(Port front);

}  // namespace drctl::sandbox
