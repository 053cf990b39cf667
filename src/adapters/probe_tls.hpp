#pragma once

#include <expected>
#include <string>
#include <vector>

#include "adapters/probe_certificate.hpp"
#include "adapters/probe_connect.hpp"

namespace drctl {

/// How TLS was agreed on, and whether the certificate is to be trusted.
struct TlsFindings {
  std::string protocol;            ///< "TLSv1.3"
  CertificateFacts certificate;    ///< the server's own
  std::vector<std::string> chain;  ///< the subjects of all that the server sent, its own first
  std::string complaint;           ///< OpenSSL's words why it is not trusted; empty when it is
};

/// Agrees on TLS over the connection and hangs up; sends nothing else. That the certificate is untrusted,
/// over or another host's is a finding, no failure.
std::expected<TlsFindings, ProbeFailure> probe_tls(const ProbeCall& call, const Fd& socket,
                                                   const Limits& limits);

/// What a person can do about such a complaint; `findings.complaint` is not empty.
std::string help_for_certificate(const TlsFindings& findings);

}  // namespace drctl
