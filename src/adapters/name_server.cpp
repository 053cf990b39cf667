#include "adapters/name_server.hpp"

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>

#include <algorithm>
#include <memory>

#include "support/shell_quote.hpp"

namespace drctl {

namespace {

using Asked = std::expected<std::vector<std::string>, std::string>;

struct ServerPlace {
  std::string host, port;
};

ServerPlace server_place(const std::string& server) {
  const auto colon = server.find(':');
  if (colon == server.npos) return {server, "53"};
  return {server.substr(0, colon), server.substr(colon + 1)};
}

struct FreeServer {
  void operator()(addrinfo* first) const { ::freeaddrinfo(first); }
};

// The name of a name server is looked up in the ordinary way.
std::expected<sockaddr_in, std::string> address_of_server(const std::string& server) {
  const auto [host, port] = server_place(server);
  addrinfo wanted{};
  wanted.ai_family = AF_INET;  // glibc's resolver takes others only from resolv.conf
  wanted.ai_socktype = SOCK_DGRAM;
  wanted.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (const int error = ::getaddrinfo(host.c_str(), port.c_str(), &wanted, &found); error != 0)
    return std::unexpected(fmt::format("the name server {}: {}", server, ::gai_strerror(error)));
  const std::unique_ptr<addrinfo, FreeServer> owner(found);
  return *reinterpret_cast<const sockaddr_in*>(found->ai_addr);
}

// glibc's resolver, told to ask nobody else (resolver(3)).
class OneServer {
 public:
  explicit OneServer(const sockaddr_in& server) {
    ::res_ninit(&state_);
    state_.options &= ~static_cast<unsigned long>(RES_DNSRCH | RES_DEFNAMES);
    state_.nscount = 1;
    state_.nsaddr_list[0] = server;
    state_.retrans = 2;  // seconds, doubled with each try
    state_.retry = 2;
  }
  ~OneServer() { ::res_nclose(&state_); }
  OneServer(const OneServer&) = delete;
  OneServer& operator=(const OneServer&) = delete;

  /// Adds the addresses of one type. Returns 0, or what is wrong as netdb.h numbers it.
  int ask(const std::string& host, ns_type type, std::vector<std::string>& addresses) {
    std::vector<unsigned char> answer(NS_MAXMSG);
    const int size = ::res_nquery(&state_, host.c_str(), ns_c_in, type, answer.data(), NS_MAXMSG);
    if (size < 0) return state_.res_h_errno;
    ns_msg message{};
    if (::ns_initparse(answer.data(), std::min(size, NS_MAXMSG), &message) != 0) return NO_RECOVERY;
    for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) add(message, i, type, addresses);
    return 0;
  }

 private:
  // What leads to them (CNAME) is passed over.
  static void add(ns_msg& message, int number, ns_type type, std::vector<std::string>& addresses) {
    ns_rr record{};
    if (::ns_parserr(&message, ns_s_an, number, &record) != 0 || ns_rr_type(record) != type) return;
    char text[INET6_ADDRSTRLEN] = "";
    const bool whole = ns_rr_rdlen(record) == (type == ns_t_a ? NS_INADDRSZ : NS_IN6ADDRSZ);
    if (whole && ::inet_ntop(type == ns_t_a ? AF_INET : AF_INET6, ns_rr_rdata(record), text, sizeof text))
      addresses.emplace_back(text);
  }

  struct __res_state state_{};  // there is a function of that name, too
};

std::string words_for(int error, const std::string& server) {
  switch (error) {
    case HOST_NOT_FOUND:
      return fmt::format("the name server {} knows no such name", server);
    case TRY_AGAIN:
      return fmt::format("the name server {} does not answer, or can't tell", server);
    case NO_RECOVERY:
      return fmt::format("the name server {} refuses to tell", server);
    default:
      return fmt::format("the name server {} has no address for it", server);
  }
}

}  // namespace

Asked ask_name_server(const std::string& server, const std::string& host) {
  const auto place = address_of_server(server);
  if (!place) return std::unexpected(place.error());
  OneServer one(*place);
  std::vector<std::string> addresses;
  const int error = one.ask(host, ns_t_a, addresses);
  if (error == 0 || error == NO_DATA) one.ask(host, ns_t_aaaa, addresses);
  if (addresses.empty()) return std::unexpected(words_for(error, server));
  return addresses;
}

std::string dig_line(const std::string& server, const std::string& host) {
  const auto [name, port] = server_place(server);
  std::vector<std::string> words = {"dig", "+short", "@" + name};
  if (port != "53") words.insert(words.end(), {"-p", port});
  words.push_back(host);
  return shell_line(words);
}

std::string dug_address(const std::string& server, const std::string& host) {
  return "$(" + dig_line(server, host) + " | tail -n 1)";
}

}  // namespace drctl
