#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace drctl {

/// How every mark of a cut begins; it ends with "]". The masker looks for it: a secret that was cut in two
/// there would no longer be found as a whole.
inline constexpr std::string_view cut_mark_begin = "[drctl cut ";

/// Stands at the end and at the beginning of the pieces of a line that is too long to be held.
inline constexpr std::string_view line_cut_mark = "[drctl cut the line here]";

/// "[drctl cut 20 bytes here]".
std::string cut_mark(std::size_t bytes);

/// The text, or its first `longest` bytes and a mark of the cut. Bytes that are not UTF-8, a character that
/// was cut too, become U+FFFD.
std::string cut_to(std::string_view text, std::size_t longest);

}  // namespace drctl
