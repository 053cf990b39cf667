#pragma once

#include <bitset>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "support/broken_encodings.hpp"
#include "support/hexadecimal_dumps.hpp"
#include "support/secret_form.hpp"

namespace drctl {

/// Takes secrets out of texts: as they are, as base64 (at any alignment, standard or URL alphabet, once or
/// twice), hexadecimal, both also broken over lines, as dumps print them, or with any of their characters
/// escaped for a URL, JSON, a shell, HTML, SQL or C.
class Masker {
 public:
  enum class Added {
    accepted,
    too_short,  ///< under 4 bytes: it would be found in texts that do not hold it
  };

  /// Blanks and line ends around the secret are left out: programs print it without. Each line of 8 or more
  /// bytes of a secret with several counts as one of its own: output comes line by line.
  Added add(std::string_view secret);

  /// The text with each secret replaced by "[secret]"; secrets that overlap are replaced as one.
  /// So is the part of a secret that stands beside a mark of a cut (support/cut_text.hpp).
  std::string mask(std::string_view text) const;

  /// The value with all its strings and keys masked, and a number that is a secret replaced by "[secret]". Of
  /// keys that become the same, the first stays.
  nlohmann::json mask_json(const nlohmann::json& value) const;

 private:
  void add_forms(std::string_view secret);
  Stretch longest_at(std::string_view text, std::size_t at) const;
  std::vector<Stretch> whole_secrets(std::string_view text) const;
  Stretch cut_secret_before(std::string_view text, std::size_t end) const;
  Stretch cut_secret_after(std::string_view text, std::size_t begin) const;
  std::vector<Stretch> cut_secrets(std::string_view text) const;
  std::vector<Stretch> secrets_in(std::string_view text) const;

  std::vector<SecretForm> forms_;
  BrokenEncodings broken_;
  HexadecimalDumps dumps_;
  std::unordered_map<std::uint16_t, std::vector<std::size_t>> by_beginning_;  // indexes of forms_
  std::bitset<65536> beginnings_;                                             // keys of by_beginning_
};

}  // namespace drctl
