#pragma once

#include <string>
#include <string_view>

namespace drctl {

/// The text with every byte of which `stays` says no as %XX (RFC 3986, 2.1).
template <class Stays>
std::string percent_encoded(std::string_view text, Stays stays) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (stays(c))
      encoded += c;
    else
      encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  return encoded;
}

}  // namespace drctl
