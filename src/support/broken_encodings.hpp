#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/stretch.hpp"

namespace drctl {

/// Finds encoded secrets (base64, hexadecimal) that a program has broken over lines, each line by itself: it
/// comes alone. Of an encoding, at least 8 characters must stand at an end of the line, or 4 be all of it; or
/// 12 anywhere, since what was broken may have been encoded once more.
class BrokenEncodings {
 public:
  /// `encoding` are the characters that the secret alone decides.
  void add(std::string encoding);

  /// Adds to `found` what of an encoding begins or ends a line of the text, is all of it, or long enough.
  void find(std::string_view text, std::vector<Stretch>& found) const;

 private:
  bool may_hold(std::string_view piece) const;
  std::size_t end_of_part(std::string_view line) const;
  std::size_t begin_of_part(std::string_view line) const;
  bool is_an_end(std::string_view line) const;
  void find_ends(std::string_view text, std::vector<Stretch>& found) const;
  Stretch part_around(std::string_view text, std::size_t at) const;
  void find_amid(std::string_view text, std::vector<Stretch>& found) const;

  std::vector<std::string> encodings_;
  std::vector<bool> pieces_;  // by hashes: whether a piece may stand in an encoding
};

}  // namespace drctl
