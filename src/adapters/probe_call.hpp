#pragma once

#include <expected>
#include <string>

#include "drctl/adapter.hpp"

namespace drctl {

enum class ProbeKind { dns, tcp, tls };

/// "dns", "tcp", "tls".
std::string_view to_string(ProbeKind kind);

/// What is asked of whom.
struct ProbeCall {
  ProbeKind kind = ProbeKind::tcp;
  std::string host;     ///< without the brackets of an IPv6 address; "${...}" while it is not known yet
  std::string port;     ///< empty for dns, and while the address is not known yet
  std::string name;     ///< what the certificate must hold: the host, unless stated otherwise
  std::string ca_file;  ///< empty: the system's authorities
  std::string name_server = {};  ///< who is asked for the host's addresses; empty: the system's resolver
};

/// The call that the fields (probe.cpp lists them) describe, or what is wrong with them. An address is
/// HOST:PORT, HOST, or a URL, of which host and port are taken.
std::expected<ProbeCall, std::string> probe_call_of(const Call& call);

/// "host:port", or "host" when there is no port.
std::string address_text(const ProbeCall& call);

/// Whether it is an IPv4 or IPv6 address, and no host's name.
bool is_ip_address(const std::string& name);

}  // namespace drctl
