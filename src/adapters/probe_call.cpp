#include "adapters/probe_call.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "adapters/arguments.hpp"

namespace drctl {

namespace {

using Complaint = std::string;

constexpr std::array<std::string_view, 3> kinds = {"dns", "tcp", "tls"};

constexpr const char* expected_words = "a probe is dns NAME, tcp HOST:PORT or tls HOST:PORT";

std::optional<ProbeKind> kind_in(std::string_view word) {
  const auto found = std::ranges::find(kinds, word);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<ProbeKind>(found - kinds.begin());
}

// What a URL's scheme says of the port, when the URL has none.
std::string take_scheme(std::string& address) {
  const auto end = address.find("://");
  if (end == address.npos) return "";
  const auto scheme = address.substr(0, end);
  address.erase(0, end + 3);
  address.erase(std::min(address.find_first_of("/?#"), address.size()));
  address.erase(0, address.rfind('@') + 1);  // npos + 1 is 0
  return scheme == "https" ? "443" : scheme == "http" ? "80" : "";
}

// HOST, HOST:PORT, [HOST] or [HOST]:PORT; more than one colon without brackets is an IPv6 address.
void split(const std::string& address, ProbeCall& call) {
  const bool brackets = address.starts_with('[');
  const auto end = brackets ? address.find(']') : address.find(':');
  if (!brackets && end != address.rfind(':')) {
    call.host = address;
    return;
  }
  call.host = address.substr(brackets ? 1 : 0, end - (brackets ? 1 : 0));
  const auto colon = address.find(':', brackets ? std::min(end, address.size()) : 0);
  if (colon != address.npos) call.port = address.substr(colon + 1);
}

bool is_port(const std::string& text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= 1 && number <= 65535;
}

Complaint read_port(ProbeCall& call, const std::string& usual) {
  if (call.kind == ProbeKind::dns) return call.port.clear(), "";
  if (call.port.empty()) call.port = usual;
  if (call.port.empty() && call.kind == ProbeKind::tls) call.port = "443";
  if (call.port.empty()) return fmt::format("'{}' has no port: write HOST:PORT", call.host);
  if (is_unknown(call.port) || is_port(call.port)) return {};
  return fmt::format("'{}' is no port: it is a number from 1 to 65535", call.port);
}

Complaint read_address(std::string address, ProbeCall& call) {
  if (is_unknown(address)) return call.host = std::move(address), "";
  const auto usual = take_scheme(address);
  split(address, call);
  if (call.host.empty() || call.host.find_first_of(" \t\r\n/") != call.host.npos)
    return fmt::format("'{}' is no host name", call.host);
  return read_port(call, usual);
}

Complaint read_check(const Call& call, ProbeCall& probe) {
  const auto words = words_of(call, "check");
  if (words.size() != 2) return expected_words;
  const auto kind = kind_in(words[0]);
  if (!kind) return fmt::format("'{}' is no kind of probe: {}", words[0], expected_words);
  probe.kind = *kind;
  return read_address(words[1], probe);
}

Complaint read_trust(const Call& call, ProbeCall& probe) {
  const bool stated = call.arguments.contains("name") || call.arguments.contains("ca_file");
  if (stated && probe.kind != ProbeKind::tls) return "`name` and `ca_file` are for tls only";
  probe.name = text_of(call, "name", probe.host);
  probe.ca_file = text_of(call, "ca_file");
  probe.name_server = text_of(call, "name_server");
  return {};
}

}  // namespace

std::string_view to_string(ProbeKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::expected<ProbeCall, std::string> probe_call_of(const Call& call) {
  ProbeCall probe;
  for (auto read : {read_check, read_trust})
    if (auto complaint = read(call, probe); !complaint.empty()) return std::unexpected(complaint);
  return probe;
}

std::string address_text(const ProbeCall& call) {
  if (call.port.empty()) return call.host;
  const auto host = call.host.contains(':') ? "[" + call.host + "]" : call.host;
  return host + ":" + call.port;
}

bool is_ip_address(const std::string& name) {
  in6_addr ignored;
  return ::inet_pton(AF_INET, name.c_str(), &ignored) == 1 ||
         ::inet_pton(AF_INET6, name.c_str(), &ignored) == 1;
}

}  // namespace drctl
