#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/hexadecimal_run.hpp"
#include "support/stretch.hpp"

namespace drctl {

/// Finds secrets in hexadecimal whose bytes or words stand apart, as xxd, od, hexdump and openssl print them,
/// also those of a little-endian machine. Each line by itself: 4 bytes in a row of a secret tell it, or 8
/// that are all digits; such numbers are nearly always numbers.
class HexadecimalDumps {
 public:
  void add(std::string_view secret);

  /// Adds to `found` what of a secret stands in the text so, and again as the text beside a dump.
  void find(std::string_view text, std::vector<Stretch>& found) const;

 private:
  std::size_t part_at(std::string_view bytes) const;
  void find_in(std::string_view text, const HexadecimalRun& run, std::vector<Stretch>& found) const;

  std::vector<std::string> secrets_;
  std::vector<bool> pieces_;  // by hashes: whether 4 bytes may stand in a secret
};

}  // namespace drctl
