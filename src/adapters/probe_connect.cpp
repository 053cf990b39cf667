#include "adapters/probe_connect.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "adapters/resolve.hpp"

namespace drctl {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct FreeAddresses {
  void operator()(addrinfo* first) const { ::freeaddrinfo(first); }
};
using SocketAddress = std::unique_ptr<addrinfo, FreeAddresses>;

SocketAddress socket_address(const std::string& address, const std::string& port) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (::getaddrinfo(address.c_str(), port.c_str(), &wanted, &found) != 0) return nullptr;
  return SocketAddress(found);
}

std::string help_for(int error) {
  switch (error) {
    case ECONNREFUSED:
      return "the host answers and nothing listens on this port, or a firewall refuses: check the service";
    case EHOSTUNREACH:
    case ENETUNREACH:
      return "there is no way to this host: check the network, the VPN and the routes";
    default:
      return "check host, port, service and network";
  }
}

std::unexpected<ProbeFailure> refused(const std::string& where, int error) {
  return std::unexpected(
      ProbeFailure{End::failed, fmt::format("{}: {}", where, std::strerror(error)), help_for(error)});
}

std::unexpected<ProbeFailure> stopped(Woken limit, const std::string& where) {
  return std::unexpected(probe_stopped(limit, "a connection to " + where));
}

int error_of(const Fd& socket) {
  int error = 0;
  socklen_t size = sizeof error;
  ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

std::expected<Fd, ProbeFailure> connect_to(const addrinfo& to, const std::string& where,
                                           const Limits& limits) {
  Fd socket(::socket(to.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket) return refused(where, errno);
  if (::connect(socket.get(), to.ai_addr, to.ai_addrlen) == 0) return socket;
  if (errno != EINPROGRESS) return refused(where, errno);
  if (auto woken = wait_for(socket.get(), POLLOUT, limits); woken != Woken::ready)
    return stopped(woken, where);
  if (int error = error_of(socket); error != 0) return refused(where, error);
  return socket;
}

// "db.example:5432 (10.0.0.7)": one of the addresses may be the wrong one.
std::string place(const ProbeCall& call, const std::string& address) {
  if (address == call.host) return address_text(call);
  return fmt::format("{} ({})", address_text(call), address);
}

std::expected<Fd, ProbeFailure> connect_to(const ProbeCall& call, const std::string& address,
                                           const Limits& limits) {
  const auto to = socket_address(address, call.port);
  return to ? connect_to(*to, place(call, address), limits) : refused(place(call, address), EADDRNOTAVAIL);
}

}  // namespace

ProbeFailure probe_stopped(Woken limit, const std::string& waiting_for) {
  if (limit == Woken::cancelled) return {End::cancelled, "stopped before there was an answer", ""};
  return {End::timed_out, fmt::format("{} did not come in time", waiting_for),
          "the host does not answer, or a firewall drops: check host, port and network"};
}

std::expected<std::vector<std::string>, ProbeFailure> probe_name(const ProbeCall& call,
                                                                 const Limits& limits) {
  const auto server = call.name_server.empty() ? " of this machine" : " " + call.name_server;
  auto addresses = resolve(call.host, limits, call.name_server);
  if (addresses) return *addresses;
  if (auto* limit = std::get_if<Woken>(&addresses.error())) {
    auto failure = probe_stopped(*limit, "the address of " + call.host);
    if (failure.end == End::timed_out) failure.help = "check the name server" + server;
    return std::unexpected(std::move(failure));
  }
  return std::unexpected(ProbeFailure{
      End::failed, fmt::format("{} is not found: {}", call.host, std::get<std::string>(addresses.error())),
      fmt::format("check the name, its record at the DNS provider, and the name server{}", server)});
}

std::expected<ProbeConnection, ProbeFailure> probe_port(const ProbeCall& call, const Limits& limits) {
  const auto addresses = probe_name(call, limits);
  if (!addresses) return std::unexpected(addresses.error());
  const auto begun = steady_clock::now();
  auto left = static_cast<milliseconds::rep>(addresses->size());
  for (const auto& address : *addresses) {
    const Deadline share(limits.deadline.remaining() / left--);
    auto socket = connect_to(call, address, {limits.cancel, share});
    if (socket)
      return ProbeConnection{std::move(*socket), address,
                             duration_cast<milliseconds>(steady_clock::now() - begun)};
    if (left == 0 || socket.error().end == End::cancelled) return std::unexpected(socket.error());
  }
  return stopped(Woken::timed_out, address_text(call));
}

}  // namespace drctl
