#pragma once

#include <string>
#include <string_view>

namespace drctl {

/// The text with every byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7) replaced by U+FFFD.
/// What children print may be anything; JSON, the journal and the screen hold text only.
std::string valid_utf8(std::string_view bytes);

/// Whether the byte goes on with a character of UTF-8 that an earlier one began: 10xxxxxx.
constexpr bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace drctl
