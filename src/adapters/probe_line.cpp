#include "adapters/probe_line.hpp"

#include <vector>

#include "support/shell_quote.hpp"

namespace drctl {

namespace {

using Words = std::vector<std::string>;

Words words_for_tcp(const ProbeCall& call) {
  Words words = {"nc", "-vz", call.host};
  if (!call.port.empty()) words.push_back(call.port);  // else it is in what is not known yet
  return words;
}

Words words_for_tls(const ProbeCall& call) {
  Words words = {"openssl", "s_client", "-connect", address_text(call), "-verify_return_error"};
  if (is_ip_address(call.name))
    words.insert(words.end(), {"-verify_ip", call.name});
  else
    words.insert(words.end(), {"-servername", call.name, "-verify_hostname", call.name});
  if (!call.ca_file.empty()) words.insert(words.end(), {"-CAfile", call.ca_file});
  return words;
}

}  // namespace

std::string probe_line(const ProbeCall& call) {
  switch (call.kind) {
    case ProbeKind::dns:
      return shell_line(Words{"getent", "ahosts", call.host});
    case ProbeKind::tcp:
      return shell_line(words_for_tcp(call));
    case ProbeKind::tls:
      break;
  }
  return shell_line(words_for_tls(call)) + " </dev/null";  // else it waits for what is to be sent
}

}  // namespace drctl
