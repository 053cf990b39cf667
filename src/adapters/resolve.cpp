#include "adapters/resolve.hpp"

#include <netdb.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <future>
#include <memory>
#include <thread>

#include "adapters/name_server.hpp"
#include "support/fd.hpp"

namespace drctl {

namespace {

using Addresses = std::expected<std::vector<std::string>, std::string>;

struct FreeFound {
  void operator()(addrinfo* first) const { ::freeaddrinfo(first); }
};

std::string numeric(const addrinfo& address) {
  char text[NI_MAXHOST];
  int error =
      ::getnameinfo(address.ai_addr, address.ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
  return error == 0 ? text : "";
}

Addresses look_up(const std::string& host, int flags) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = flags;
  addrinfo* found = nullptr;
  if (int error = ::getaddrinfo(host.c_str(), nullptr, &wanted, &found); error != 0)
    return std::unexpected(::gai_strerror(error));
  std::unique_ptr<addrinfo, FreeFound> owner(found);
  std::vector<std::string> addresses;
  for (auto* each = found; each; each = each->ai_next)
    if (auto text = numeric(*each); !text.empty() && std::ranges::find(addresses, text) == addresses.end())
      addresses.push_back(text);
  return addresses;
}

// Shared with the thread, which may outlive the caller.
struct Lookup {
  Fd done{::eventfd(0, EFD_CLOEXEC)};
  std::promise<Addresses> addresses;
};

}  // namespace

std::expected<std::vector<std::string>, std::variant<std::string, Woken>> resolve(
    const std::string& host, const Limits& limits, const std::string& name_server) {
  if (auto address = look_up(host, AI_NUMERICHOST)) return *address;
  auto lookup = std::make_shared<Lookup>();
  auto addresses = lookup->addresses.get_future();
  std::thread([lookup, host, name_server] {
    lookup->addresses.set_value(name_server.empty() ? look_up(host, 0) : ask_name_server(name_server, host));
    ::eventfd_write(lookup->done.get(), 1);
  }).detach();
  if (auto woken = wait_for(lookup->done.get(), POLLIN, limits); woken != Woken::ready)
    return std::unexpected(woken);
  auto found = addresses.get();
  if (!found) return std::unexpected(found.error());
  return *found;
}

}  // namespace drctl
