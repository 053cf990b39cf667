#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace drctl {

/// The ways in which one character of a value may stand in a text that holds the value: as it is, escaped for
/// a URL, JSON (also twice), a shell, HTML, SQL or C. At least one, all different.
using Spellings = std::vector<std::string>;

/// The spellings of each character of `value`. Bytes that are not UTF-8 are characters of their own.
std::vector<Spellings> spellings_of(std::string_view value);

}  // namespace drctl
