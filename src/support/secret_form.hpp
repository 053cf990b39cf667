#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/spelling.hpp"
#include "support/stretch.hpp"

namespace drctl {

/// One form in which a secret may stand in a text: plain, hexadecimal, base64, base64 of base64; each of its
/// characters in any of its spellings. Those that are encoded may be broken over lines.
class SecretForm {
 public:
  /// All forms of `secret`, which has at least 4 bytes.
  static std::vector<SecretForm> all_of(std::string_view secret);

  /// The longest stretch that begins with the form at `at`, widened over the neighbouring base64 characters
  /// that hold a part of it.
  std::optional<Stretch> match(std::string_view text, std::size_t at) const;

  /// Where the beginning of the form starts that ends the text: text.size() when the text ends with none.
  std::size_t cut_off_by_end(std::string_view text) const;

  /// How long the end of the form is that begins the text: 0 when the text begins with none.
  std::size_t cut_off_by_begin(std::string_view text) const;

  /// The first two bytes of every text that can match.
  std::vector<std::string> beginnings() const;

  /// The characters of an encoding, as it stands in no other spelling; empty for the secret itself.
  const std::string& encoding() const { return encoding_; }

 private:
  // How many base64 characters next to the form also encode bits of it.
  struct Partial {
    std::size_t before = 0, after = 0;
  };

  explicit SecretForm(std::string_view plain) : characters_(spellings_of(plain)) {}
  SecretForm(std::string encoding, Partial partial)
      : characters_(spellings_of(encoding)), encoding_(std::move(encoding)), partial_(partial) {}
  static void add_base64(std::vector<SecretForm>& forms, std::string_view secret, std::size_t bytes_before,
                         std::string_view alphabet);
  bool is_surely_not_at(std::string_view text, std::size_t at) const;
  std::vector<std::size_t> ends_of(std::string_view text, std::size_t at, std::size_t from) const;
  bool is_cut_at_end(std::string_view text, std::size_t at) const;
  Stretch widened(std::string_view text, Stretch stretch) const;

  std::vector<Spellings> characters_;
  std::string encoding_;
  Partial partial_;
};

}  // namespace drctl
