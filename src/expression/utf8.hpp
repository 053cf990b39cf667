#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Texts are UTF-8 and count in code points. A byte that is no valid UTF-8 counts as one code point by itself,
// so that nothing here fails.
namespace drctl::expression::utf8 {

inline constexpr char32_t invalid = 0xFFFFFFFF;

struct Decoded {
  char32_t point = invalid;  // `invalid` for a byte that is no UTF-8
  std::size_t length = 1;    // in bytes
};

// The code point at the front of a text that is not empty.
Decoded decode(std::string_view text);

bool is_valid(std::string_view text);
std::size_t length(std::string_view text);

// Whether it is a code point that a text can hold: up to U+10FFFF, no surrogate.
bool is_valid(char32_t point);
void append(std::string& text, char32_t point);

// The byte offset of the code point with that index (from 0); npos when the text is shorter, its size at the
// end.
std::size_t offset_of(std::string_view text, std::size_t index);

}  // namespace drctl::expression::utf8
