#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/stretch.hpp"

namespace drctl {

/// A text whose letters and digits stand as they are, and where they stood in the text that it was made of.
struct PlainText {
  std::string text;
  std::vector<std::size_t> places;  ///< of each byte of `text`, and of its end

  Stretch original(Stretch of_text) const { return {places[of_text.begin], places[of_text.end]}; }
};

/// The text with each letter and digit of ASCII as it is that was escaped though nothing asked for that: for
/// a URL (%63), JSON (\u0063, also twice), C (\x63, \143) or HTML (&#99;). Nothing when there are none.
std::optional<PlainText> without_needless_escapes(std::string_view text);

}  // namespace drctl
