#include "journal/signature.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <memory>

namespace drctl {

namespace {

// Base64 of 64 bytes, as RFC 4648, 4 has it.
constexpr std::size_t signature_length = 88;
constexpr std::string_view before_signature = R"(,"sig":")", behind_signature = R"("})";
constexpr auto tail_length = before_signature.size() + signature_length + behind_signature.size();

std::string base64_of(std::string_view signature) {
  std::string text(signature_length + 1, '\0');  // libcrypto ends it with a zero
  const auto length = ::EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                        reinterpret_cast<const unsigned char*>(signature.data()),
                                        static_cast<int>(signature.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

std::string bytes_of(std::string_view base64) {
  std::string bytes(signature_length / 4 * 3, '\0');
  const auto length = ::EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                        reinterpret_cast<const unsigned char*>(base64.data()),
                                        static_cast<int>(base64.size()));
  bytes.resize(length < 0 ? 0 : 64);  // two bytes are what the padding stands for
  return bytes;
}

/// What is wrong with the line's signature; empty: nothing.
std::string fault_of(std::string_view line, std::span<const PublicKey> keys) {
  if (!is_signed(line)) return "is not signed";
  const auto written =
      line.substr(line.size() - signature_length - behind_signature.size(), signature_length);
  const auto signature = bytes_of(written);
  if (base64_of(signature) != written) return "is not signed as drctl writes it";  // bits that say nothing
  const auto text = std::string(line.substr(0, line.size() - tail_length)) + "}";
  const bool known =
      std::ranges::any_of(keys, [&](const PublicKey& key) { return key.verifies(text, signature); });
  return known ? "" : "is not signed with this key";
}

}  // namespace

std::optional<std::string> signed_line(const std::string& line, const Sign& sign) {
  const auto signature = sign(line);
  if (signature.empty()) return std::nullopt;
  return fmt::format("{}{}{}{}", std::string_view(line).substr(0, line.size() - 1), before_signature,
                     base64_of(signature), behind_signature);
}

bool is_signed(std::string_view line) {
  return line.size() > tail_length && line.ends_with(behind_signature) &&
         line.substr(line.size() - tail_length).starts_with(before_signature);
}

std::expected<void, std::string> check_signatures(std::string_view journal, std::span<const PublicKey> keys) {
  for (std::size_t number = 1;; ++number) {
    const auto end = journal.find('\n');
    if (end == std::string_view::npos) return {};  // nothing more, or what a crash tore: it never counted
    if (const auto fault = fault_of(journal.substr(0, end), keys); !fault.empty())
      return std::unexpected(fmt::format("line {} {}", number, fault));
    journal.remove_prefix(end + 1);
  }
}

}  // namespace drctl
