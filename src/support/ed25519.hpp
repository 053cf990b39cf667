#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

using EVP_PKEY = struct evp_pkey_st;

/// Signatures by Ed25519 (RFC 8032), as `openssl genpkey -algorithm ed25519` makes keys for.
namespace drctl {

struct FreeKey {
  void operator()(EVP_PKEY* key) const;  ///< wipes it, too
};
using KeyHandle = std::unique_ptr<EVP_PKEY, FreeKey>;

/// Signs. Whoever has it can sign in its owner's name.
class PrivateKey {
 public:
  /// The key of a PEM text ("BEGIN PRIVATE KEY"). The error is half a sentence behind the file's name: no
  /// key, one of another kind, or one behind a passphrase, which is never asked for.
  static std::expected<PrivateKey, std::string> from_pem(std::string_view pem);

  /// 64 bytes; empty when libcrypto fails, for which it needs no reason but the lack of memory.
  std::string sign(std::string_view text) const;

 private:
  explicit PrivateKey(KeyHandle key) : key_(std::move(key)) {}
  KeyHandle key_;
};

/// Tells what the private key beside it has signed.
class PublicKey {
 public:
  /// The key of a PEM text ("BEGIN PUBLIC KEY"); errors as above.
  static std::expected<PublicKey, std::string> from_pem(std::string_view pem);

  /// Whether `signature` (64 bytes) is that key's, of exactly this text.
  bool verifies(std::string_view text, std::string_view signature) const;

 private:
  explicit PublicKey(KeyHandle key) : key_(std::move(key)) {}
  KeyHandle key_;
};

}  // namespace drctl
