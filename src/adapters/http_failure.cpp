#include "adapters/http_failure.hpp"

#include <curl/curl.h>

#include <array>

namespace drctl {

namespace {

constexpr const char* maybe_done =
    "the request was sent: find out whether it was carried out before it is sent again";

struct TlsCase {
  std::string_view words;  // part of what OpenSSL or curl says
  const char* help;
};

constexpr std::array tls_cases = {
    TlsCase{"has expired", "the server's certificate has expired: renew it"},
    TlsCase{"not yet valid", "the server's certificate is not valid yet: compare the clocks"},
    TlsCase{"subject name", "the certificate is another host's: use a name that it lists"},
    TlsCase{"self-signed", "if its authority is your own, name its certificate in `ca_file`"},
    TlsCase{"self signed", "if its authority is your own, name its certificate in `ca_file`"},
    TlsCase{"issuer certificate", "if its authority is your own, name its certificate in `ca_file`"},
    TlsCase{"wrong version number", "the server does not speak TLS on this port: is it http:// ?"},
};

std::string tls_help(const std::string& words) {
  for (const auto& each : tls_cases)
    if (words.contains(each.words)) return each.help;
  return "TLS could not be agreed on: compare `openssl s_client -connect HOST:PORT`";
}

std::string help_for(CURLcode code, const std::string& words) {
  switch (code) {
    case CURLE_URL_MALFORMAT:
      return "write the URL as https://host:port/path";
    case CURLE_COULDNT_RESOLVE_HOST:
      return "check the host's name, and the name server of this machine";
    case CURLE_COULDNT_RESOLVE_PROXY:
      return "check the name in `proxy`";
    case CURLE_COULDNT_CONNECT:
      return "nothing listens there or a firewall refuses: check host, port and service";
    case CURLE_SSL_CACERT_BADFILE:
      return "`ca_file` must be a readable PEM file";
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
      return tls_help(words);
    case CURLE_UNSUPPORTED_PROTOCOL:
      return "only http and https are spoken, also where a server redirects to";
    case CURLE_TOO_MANY_REDIRECTS:
      return "the server redirects in a circle: request the final URL";
    default:
      return "";
  }
}

}  // namespace

HttpFailure http_failure(int code, const std::string& words, bool is_sent) {
  if (auto help = help_for(static_cast<CURLcode>(code), words); !help.empty())
    return {is_sent ? End::failed : End::could_not_start, words, help};
  if (is_sent) return {End::cut_off, words, maybe_done};
  return {End::could_not_start, words, ""};
}

HttpFailure http_timed_out(bool is_sent) {
  if (is_sent) return {End::timed_out, "no answer in time", maybe_done};
  return {End::timed_out, "no connection in time: nothing was sent",
          "the host does not answer, or a firewall drops: check host, port and network"};
}

HttpFailure http_cancelled() { return {End::cancelled, "stopped before the answer was complete", ""}; }

}  // namespace drctl
