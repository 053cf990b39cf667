#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace drctl::expression {

// RFC 4648, section 4, with padding.
std::string encode_base64(std::string_view bytes);
// Padding may be missing; nullopt when the text is no base64.
std::optional<std::string> decode_base64(std::string_view text);

// As short as it stays exact: "0.1", "3", "1e+30", "NaN", "-Infinity".
std::string format_number(double number);

// A text for a message: in single quotes, the rest of a long one left out.
std::string excerpt(std::string_view text);

}  // namespace drctl::expression
