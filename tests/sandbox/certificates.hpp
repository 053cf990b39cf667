#pragma once
#include <filesystem>
#include <string>
#include <utility>

#include "sandbox/http.hpp"

namespace drctl::sandbox {

/// The certificates of one cluster: an authority of its own, and EC keys (fast to make), all by openssl(1).
class Certificates {
 public:
  /// Makes the authority in `folder`, which must not exist; throws Failure.
  explicit Certificates(const std::filesystem::path& folder);
  /// The one that was made in `folder` before.
  static Certificates open(const std::filesystem::path& folder) { return {Existing{}, folder}; }

  /// Makes NAME.crt and NAME.key. `subject` as openssl wants it ("/O=system:masters/CN=admin");
  /// `names` is its subjectAltName ("DNS:localhost,IP:127.0.0.1"), or "".
  void issue(const std::string& name, const std::string& subject, const std::string& names = "") const;

  std::filesystem::path authority() const { return folder_ / "ca.crt"; }
  std::filesystem::path authority_key() const { return folder_ / "ca.key"; }
  std::filesystem::path certificate(const std::string& name) const { return folder_ / (name + ".crt"); }
  std::filesystem::path key(const std::string& name) const { return folder_ / (name + ".key"); }
  Tls tls(const std::string& name) const { return {authority(), certificate(name), key(name)}; }

 private:
  struct Existing {};
  Certificates(Existing, std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path folder_;
};

/// Those of a folder in which they were made.
inline Tls tls_in(const std::filesystem::path& folder, const std::string& name) {
  return {folder / "ca.crt", folder / (name + ".crt"), folder / (name + ".key")};
}

}  // namespace drctl::sandbox
