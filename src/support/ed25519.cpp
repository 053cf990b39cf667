#include "support/ed25519.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace drctl {

namespace {

struct FreeBio {
  void operator()(BIO* bio) const { ::BIO_free(bio); }
};
struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const { ::EVP_MD_CTX_free(context); }
};
using Digest = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

/// libcrypto's own would ask on the terminal, in the middle of a recovery.
int no_passphrase(char*, int, int, void* asked) {
  *static_cast<bool*>(asked) = true;
  return -1;
}

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::expected<KeyHandle, std::string> read_key(std::string_view pem, std::string_view kind, auto read) {
  const std::unique_ptr<BIO, FreeBio> bio(::BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  bool asked = false;
  KeyHandle key(bio ? read(bio.get(), nullptr, no_passphrase, &asked) : nullptr);
  if (asked) return std::unexpected("is protected by a passphrase, which nobody is asked for");
  if (!key) return std::unexpected("holds no " + std::string(kind) + " key in PEM");
  if (::EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519)
    return std::unexpected("holds a key of another kind than Ed25519");
  return key;
}

}  // namespace

void FreeKey::operator()(EVP_PKEY* key) const { ::EVP_PKEY_free(key); }

std::expected<PrivateKey, std::string> PrivateKey::from_pem(std::string_view pem) {
  auto key = read_key(pem, "private", ::PEM_read_bio_PrivateKey);
  if (!key) return std::unexpected(key.error());
  return PrivateKey(std::move(*key));
}

std::string PrivateKey::sign(std::string_view text) const {
  const Digest digest(::EVP_MD_CTX_new());
  std::string signature(64, '\0');
  auto size = signature.size();
  const bool done = digest &&
                    ::EVP_DigestSignInit(digest.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
                    ::EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                                     bytes(text), text.size()) == 1;
  return done ? signature : std::string{};
}

std::expected<PublicKey, std::string> PublicKey::from_pem(std::string_view pem) {
  auto key = read_key(pem, "public", ::PEM_read_bio_PUBKEY);
  if (!key) return std::unexpected(key.error());
  return PublicKey(std::move(*key));
}

bool PublicKey::verifies(std::string_view text, std::string_view signature) const {
  const Digest digest(::EVP_MD_CTX_new());
  return digest && ::EVP_DigestVerifyInit(digest.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
         ::EVP_DigestVerify(digest.get(), bytes(signature), signature.size(), bytes(text), text.size()) == 1;
}

}  // namespace drctl
