#include "sandbox/front.hpp"

#include <fmt/core.h>

#include "sandbox/certificates.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/front_certificate.hpp"
#include "sandbox/name_server.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace {

/// Where the backend or Keycloak is away, haproxy says so with 503, as an ingress does.
constexpr auto haproxy_form = R"(defaults
  mode http
  retries 1
  timeout connect 5s
  timeout client 1m
  timeout server 1m
frontend https
  bind {address}:{front} ssl crt "{certificates}/"
  use_backend keycloak if {{ path_beg /auth }}
  default_backend console
backend console
  server backend 127.0.0.1:{backend}
backend keycloak
  server keycloak 127.0.0.1:{keycloak}
)";

fs::path home(const Folder& sandbox) { return sandbox / "front"; }
/// haproxy takes each by its name.
fs::path certificates(const Folder& sandbox) { return home(sandbox) / "certificates"; }
fs::path pem(const Folder& sandbox, const std::string& name) {
  return certificates(sandbox) / (name + ".pem");
}

void configure(const Folder& sandbox, const Endpoints& endpoints, const std::string& address) {
  write_text(home(sandbox) / "haproxy.cfg",
             fmt::format(haproxy_form, fmt::arg("address", address), fmt::arg("front", endpoints.front),
                         fmt::arg("certificates", certificates(sandbox).string()),
                         fmt::arg("backend", endpoints.backend), fmt::arg("keycloak", endpoints.keycloak)));
  write_text(home(sandbox) / "address", address);
}

/// What an attempt left that was interrupted goes first. -db: in the foreground.
Program prepare(const Folder& sandbox, const Endpoints& endpoints) {
  fs::remove_all(home(sandbox));
  const Certificates authority(home(sandbox));
  fs::create_directory(certificates(sandbox));
  for (const auto* name : {console_name, keycloak_name})
    write_front_certificate(authority, name, pem(sandbox, name), Validity::a_year);
  configure(sandbox, endpoints, first_address);
  return {.name = "front", .argv = {"/usr/sbin/haproxy", "-db", "-f", home(sandbox) / "haproxy.cfg"}};
}

bool takes_connections(const Folder& sandbox) try {
  return !verdict_on_certificate(sandbox).empty();
} catch (const Failure&) {
  return false;
}

void wait_for(const Folder& sandbox, const Daemon& daemon) {
  wait_ready(daemon, 10s, [&] { return takes_connections(sandbox); });
}

void restart(const Folder& sandbox) {
  Daemon daemon(sandbox, "front");
  daemon.stop();
  daemon.start();
  wait_for(sandbox, daemon);
}

}  // namespace

Front::Front(const Folder& sandbox, const Endpoints& endpoints, Lifetime lifetime)
    : daemon_(sandbox, prepare(sandbox, endpoints), lifetime) {
  wait_for(sandbox, daemon_);
}

bool has_front(const Folder& sandbox) { return fs::exists(home(sandbox) / "address"); }

std::string front_address(const Folder& sandbox) { return read_text(home(sandbox) / "address"); }

void move_front(const Folder& sandbox, const std::string& address) {
  configure(sandbox, read_endpoints(sandbox), address);
  restart(sandbox);
}

void give_certificate(const Folder& sandbox, Validity validity) {
  write_front_certificate(Certificates::open(home(sandbox)), console_name, pem(sandbox, console_name),
                          validity);
  restart(sandbox);
}

std::string verdict_on_certificate(const Folder& sandbox) {
  const auto place = fmt::format("{}:{}", front_address(sandbox), read_endpoints(sandbox).front);
  return verdict_at(place, console_name, home(sandbox) / "ca.crt");
}

std::string front_url(Port front) { return fmt::format("https://{}:{}/gateway/v1/", console_name, front); }

std::string front_realm_url(Port front) {
  return fmt::format("https://{}:{}/auth/realms/volaticloud", keycloak_name, front);
}

}  // namespace drctl::sandbox
