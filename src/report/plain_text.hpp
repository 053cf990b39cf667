#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Text from outside, made fit for a screen: whatever a target answers, it can't move the cursor, change
/// colours, or pass off one text as another.
namespace drctl {

/// One line without control characters: colours (ECMA-48 SGR) are taken out; every other control character,
/// and the invisible ones of Unicode that reorder or hide text, are spelled out ("\x1b", "\u202e"); tabs
/// become blanks; what is not UTF-8 becomes U+FFFD.
std::string printable(std::string_view text);

/// The lines of a text, each printable, without empty lines at its end.
std::vector<std::string> printable_lines(std::string_view text);

/// How many columns a printable text takes: wide East Asian characters and emoji 2, combining marks 0.
std::size_t display_width(std::string_view text);

/// The text with blanks behind it up to `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// The text cut to `width` columns; what is cut off shows as "...".
std::string fitted(std::string_view text, std::size_t width);

}  // namespace drctl
