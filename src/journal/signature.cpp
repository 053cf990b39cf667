#include "journal/signature.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "expression/encoding.hpp"

namespace drctl {

namespace {

// Base64 of 64 bytes, as RFC 4648, 4 has it.
constexpr std::size_t signature_length = 88;
constexpr std::string_view before_signature = R"(,"sig":")", behind_signature = R"("})";
constexpr auto tail_length = before_signature.size() + signature_length + behind_signature.size();

/// What is wrong with the line's signature; empty: nothing.
std::string fault_of(std::string_view line, std::span<const PublicKey> keys) {
  if (!is_signed(line)) return "is not signed";
  const auto written =
      line.substr(line.size() - signature_length - behind_signature.size(), signature_length);
  const auto signature = expression::decode_base64(written).value_or("");
  if (expression::encode_base64(signature) != written)
    return "is not signed as drctl writes it";  // bits that say nothing
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
                     expression::encode_base64(signature), behind_signature);
}

bool is_signed(std::string_view line) {
  return line.size() > tail_length && line.ends_with(behind_signature) &&
         line.substr(line.size() - tail_length).starts_with(before_signature);
}

SignedLines signed_lines(std::string_view journal) {
  SignedLines lines;
  for (auto end = journal.find('\n'); end != std::string_view::npos; end = journal.find('\n')) {
    ++lines.all;
    if (is_signed(journal.substr(0, end))) ++lines.of_them;
    journal.remove_prefix(end + 1);
  }
  return lines;
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
