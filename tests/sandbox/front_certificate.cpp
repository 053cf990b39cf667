#include "sandbox/front_certificate.hpp"

#include <fmt/core.h>

#include "sandbox/command.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace {

/// Of `openssl x509`; `openssl req` refuses an end in the past.
const char* days_of(Validity validity) { return validity == Validity::a_year ? "365" : "-1"; }

std::string request_to(const Certificates& authority, const std::string& name) {
  return run({.argv = {"openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                       "-nodes", "-subj", "/CN=" + name, "-addext", "subjectAltName=DNS:" + name, "-keyout",
                       authority.key(name)}});
}

}  // namespace

void write_front_certificate(const Certificates& authority, const std::string& name,
                             const std::filesystem::path& pem, Validity validity) {
  const auto signed_one =
      run({.argv = {"openssl", "x509", "-req", "-CA", authority.authority(), "-CAkey",
                    authority.authority_key(), "-copy_extensions", "copy", "-days", days_of(validity)},
           .input = request_to(authority, name)});
  write_text(pem, signed_one + read_text(authority.authority()) + read_text(authority.key(name)),
             Readers::owner);
}

std::string verdict_at(const std::string& place, const std::string& name,
                       const std::filesystem::path& authority) {
  constexpr std::string_view mark = "Verify return code: ";
  const auto said = outcome_of({.argv = {"openssl", "s_client", "-connect", place, "-servername", name,
                                         "-verify_hostname", name, "-CAfile", authority}});
  const auto at = said.out.rfind(mark);
  if (at == std::string::npos) throw Failure(fmt::format("no TLS connection to {}: {}", place, said.err));
  const auto verdict = said.out.substr(at + mark.size());
  return verdict.substr(0, verdict.find('\n'));
}

}  // namespace drctl::sandbox
