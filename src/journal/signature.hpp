#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "support/ed25519.hpp"

/// The signature of a journal's line stands in the line itself, as its last key, so that one write(2) brings
/// both to the disk: no crash can part them. Signed is the line as it would be without it.
namespace drctl {

/// The bytes of a text's signature; none when it can't be made.
using Sign = std::function<std::string(std::string_view text)>;

/// A signer with the private key in `file`. Fails when others than its owner may read the file, or when there
/// is no Ed25519 key in it; `secrets` gets what must show nowhere.
std::expected<Sign, std::string> signer_from(const std::filesystem::path& file,
                                             std::vector<std::string>& secrets);

/// The public key in `file`; the error names it.
std::expected<PublicKey, std::string> public_key_in(const std::filesystem::path& file);

/// `line`, a JSON object without newline, with its signature; nothing when it can't be signed.
std::optional<std::string> signed_line(const std::string& line, const Sign& sign);

/// Whether the line has a signature, of whomever.
bool is_signed(std::string_view line);

/// How many of the journal's whole lines have one, and how many there are.
struct SignedLines {
  std::size_t of_them = 0, all = 0;
};
SignedLines signed_lines(std::string_view journal);

/// Proves that each whole line of the journal is signed with one of the keys. The error names the first that
/// is not, and says why.
std::expected<void, std::string> check_signatures(std::string_view journal, std::span<const PublicKey> keys);

}  // namespace drctl
