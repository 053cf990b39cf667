#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "support/spelling.hpp"

namespace drctl {

/// A stretch of a text: [begin, end).
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// One form in which a secret may stand in a text: plain, base64, hexadecimal; each of its characters in any
/// of its spellings.
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

 private:
  enum class Partial { none, one };  // whether a base64 character next to the form also encodes bits of it

  explicit SecretForm(std::vector<Spellings> characters, Partial before = Partial::none,
                      Partial after = Partial::none)
      : characters_(std::move(characters)), before_(before), after_(after) {}
  static SecretForm base64(std::string_view secret, std::size_t bytes_before, std::string_view alphabet);
  std::vector<std::size_t> ends_of(std::string_view text, std::size_t at, std::size_t from) const;
  bool is_cut_at_end(std::string_view text, std::size_t at) const;
  Stretch widened(std::string_view text, Stretch stretch) const;

  std::vector<Spellings> characters_;
  Partial before_, after_;
};

}  // namespace drctl
