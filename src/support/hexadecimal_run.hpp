#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/stretch.hpp"

namespace drctl {

/// Bytes that stand beside each other in hexadecimal within a line: "63 61", "63:61", "6361-6E61", "0x63,
/// 0x61".
class HexadecimalRun {
 public:
  /// Where there may be a run next, from `at` on; empty at the end. Quick: few characters are looked at.
  static Stretch next(std::string_view text, std::size_t at);

  /// Takes the run of the text at `at`, or none; returns where to go on.
  std::size_t read(std::string_view text, std::size_t at);

  /// The bytes of each word in the other order, as od -x prints them; false when each word is a byte.
  bool turn_words();

  bool is_one_word() const { return words_.size() < 2; }
  const std::string& bytes() const { return bytes_; }
  /// Where bytes stand in the text: whole digits, never half a byte.
  Stretch stretch_of(std::size_t first, std::size_t count) const;

 private:
  void add_word(std::string_view text, Stretch word);

  std::string bytes_;
  std::vector<std::size_t> places_;  // of each byte's two digits
  std::vector<std::size_t> words_;   // index of the first byte of each word
};

}  // namespace drctl
