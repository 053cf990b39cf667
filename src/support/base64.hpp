#pragma once

#include <string>
#include <string_view>

namespace drctl {

/// The alphabets of RFC 4648, 4 and 5.
inline constexpr std::string_view base64_standard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
inline constexpr std::string_view base64_url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The character is of one of them.
constexpr bool is_base64(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
         c == '-' || c == '_';
}

/// The characters that the bytes alone decide when `before` unknown bytes precede them. A character on either
/// side may hold bits of them and of their neighbours.
std::string base64_core(std::string_view bytes, std::size_t before, std::string_view alphabet);

}  // namespace drctl
