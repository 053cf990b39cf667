#include "adapters/probe_line.hpp"

#include <vector>

#include "adapters/name_server.hpp"
#include "support/shell_quote.hpp"

namespace drctl {

namespace {

using Words = std::vector<std::string>;

// A host that another name server is asked for is looked up in place, by a shell that must see it unquoted.
std::string host_word(const ProbeCall& call) {
  if (call.name_server.empty()) return shell_line(Words{call.host});
  return '"' + dug_address(call.name_server, call.host) + '"';
}

std::string line_for_dns(const ProbeCall& call) {
  if (call.name_server.empty()) return shell_line(Words{"getent", "ahosts", call.host});
  return dig_line(call.name_server, call.host);
}

std::string line_for_tcp(const ProbeCall& call) {
  const auto line = "nc -vz " + host_word(call);
  return call.port.empty() ? line
                           : line + " " + shell_line(Words{call.port});  // it is in what is not known yet
}

std::string server_word(const ProbeCall& call) {
  if (call.name_server.empty()) return shell_line(Words{address_text(call)});
  return host_word(call) + ":" + shell_line(Words{call.port});
}

std::string line_for_tls(const ProbeCall& call) {
  Words words = {"-verify_return_error"};
  if (is_ip_address(call.name))
    words.insert(words.end(), {"-verify_ip", call.name});
  else
    words.insert(words.end(), {"-servername", call.name, "-verify_hostname", call.name});
  if (!call.ca_file.empty()) words.insert(words.end(), {"-CAfile", call.ca_file});
  // Without an input it waits for what is to be sent.
  return "openssl s_client -connect " + server_word(call) + " " + shell_line(words) + " </dev/null";
}

}  // namespace

std::string probe_line(const ProbeCall& call) {
  switch (call.kind) {
    case ProbeKind::dns:
      return line_for_dns(call);
    case ProbeKind::tcp:
      return line_for_tcp(call);
    case ProbeKind::tls:
      break;
  }
  return line_for_tls(call);
}

}  // namespace drctl
