#include "adapters/probe_tls.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>

#include <array>
#include <memory>

namespace drctl {

namespace {

struct FreeTls {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL* session) const { SSL_free(session); }
};
using Context = std::unique_ptr<SSL_CTX, FreeTls>;

std::expected<Context, ProbeFailure> context_for(const ProbeCall& call) {
  Context context(SSL_CTX_new(TLS_client_method()));
  // The certificate is judged all the same; a bad one is looked at, too, instead of being hung up on.
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
  if (call.ca_file.empty()) return SSL_CTX_set_default_verify_paths(context.get()), std::move(context);
  if (SSL_CTX_load_verify_file(context.get(), call.ca_file.c_str()) == 1) return context;
  return std::unexpected(ProbeFailure{End::could_not_start,
                                      fmt::format("no certificate can be read from {}", call.ca_file),
                                      "`ca_file` must be a readable PEM file"});
}

// An address is never sent as the wanted name (RFC 6066, 3).
void want_name(SSL* session, const std::string& name) {
  if (is_ip_address(name)) {
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), name.c_str());
  } else {
    SSL_set_tlsext_host_name(session, name.c_str());
    SSL_set1_host(session, name.c_str());
  }
}

// The last error says most: what came before led to it.
ProbeFailure not_agreed(const ProbeCall& call) {
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  const std::string words = reason ? reason : "the server hung up";
  const bool plain = words == "wrong version number" || words == "packet length too long";
  return {End::failed, fmt::format("{} does not agree on TLS: {}", address_text(call), words),
          plain ? "the server does not speak TLS on this port"
                : "compare `openssl s_client -connect " + address_text(call) + "`"};
}

std::expected<void, ProbeFailure> shake_hands(SSL* session, const ProbeCall& call, const Limits& limits) {
  for (;;) {
    ERR_clear_error();
    const int done = SSL_connect(session);
    if (done == 1) return {};
    const int wanted = SSL_get_error(session, done);
    if (wanted != SSL_ERROR_WANT_READ && wanted != SSL_ERROR_WANT_WRITE)
      return std::unexpected(not_agreed(call));
    const short events = wanted == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT;
    if (auto woken = wait_for(SSL_get_fd(session), events, limits); woken != Woken::ready)
      return std::unexpected(probe_stopped(woken, "an answer of TLS from " + address_text(call)));
  }
}

std::vector<std::string> chain_of(const SSL* session) {
  std::vector<std::string> subjects;
  const auto* chain = SSL_get_peer_cert_chain(session);
  for (int i = 0; i < sk_X509_num(chain); ++i) subjects.push_back(facts_of(sk_X509_value(chain, i)).subject);
  return subjects;
}

TlsFindings findings_of(const SSL* session) {
  const auto result = SSL_get_verify_result(session);
  TlsFindings findings{SSL_get_version(session), {}, chain_of(session), ""};
  if (auto* certificate = SSL_get0_peer_certificate(session)) findings.certificate = facts_of(certificate);
  if (result != X509_V_OK) findings.complaint = X509_verify_cert_error_string(result);
  return findings;
}

struct Case {
  std::string_view words;  // part of what OpenSSL says
  const char* help;
};

constexpr auto own_authority =
    "have the server send its whole chain; if its authority is your own, name it in `ca_file`";

constexpr std::array cases = {
    Case{"has expired", "renew the certificate: see cert-manager, or whoever issues it"},
    Case{"not yet valid", "compare the clocks of this machine and of the issuer"},
    Case{"self-signed", own_authority},
    Case{"issuer certificate", own_authority},
    Case{"verify the first", own_authority},
};

}  // namespace

std::expected<TlsFindings, ProbeFailure> probe_tls(const ProbeCall& call, const Fd& socket,
                                                   const Limits& limits) {
  auto context = context_for(call);
  if (!context) return std::unexpected(context.error());
  const std::unique_ptr<SSL, FreeTls> session(SSL_new(context->get()));
  SSL_set_fd(session.get(), socket.get());
  want_name(session.get(), call.name);
  if (auto agreed = shake_hands(session.get(), call, limits); !agreed) return std::unexpected(agreed.error());
  return findings_of(session.get());
}

std::string help_for_certificate(const TlsFindings& findings) {
  if (findings.complaint.contains("mismatch"))
    return fmt::format("it holds for {}: use one of these, or have it issued anew",
                       fmt::join(findings.certificate.names, ", "));
  for (const auto& each : cases)
    if (findings.complaint.contains(each.words)) return each.help;
  return "look at the certificate with `openssl s_client`";
}

}  // namespace drctl
