#include "sandbox/certificates.hpp"

#include <vector>

#include "sandbox/command.hpp"

namespace drctl::sandbox {
namespace {

/// What every call of openssl here has: a new EC key and a certificate for it, valid for a year.
std::vector<std::string> new_certificate(const std::string& subject, const std::string& certificate,
                                         const std::string& key) {
  return {"openssl", "req",   "-x509", "-newkey", "ec",    "-pkeyopt", "ec_paramgen_curve:P-256",
          "-nodes",  "-days", "365",   "-subj",   subject, "-out",     certificate,
          "-keyout", key};
}

void append(std::vector<std::string>& argv, std::initializer_list<std::string> words) {
  argv.insert(argv.end(), words);
}

}  // namespace

Certificates::Certificates(const std::filesystem::path& folder) : folder_(folder) {
  std::filesystem::create_directories(folder_);
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  run({.argv = new_certificate("/CN=drctl-sandbox", authority(), authority_key())});
}

void Certificates::issue(const std::string& name, const std::string& subject,
                         const std::string& names) const {
  auto argv = new_certificate(subject, certificate(name), key(name));
  append(argv, {"-CA", authority(), "-CAkey", authority_key()});
  append(argv, {"-addext", "basicConstraints=critical,CA:FALSE", "-addext",
                "extendedKeyUsage=serverAuth,clientAuth"});
  if (!names.empty()) append(argv, {"-addext", "subjectAltName=" + names});
  run({.argv = argv});
}

}  // namespace drctl::sandbox
