#pragma once

#include <span>
#include <string>
#include <string_view>

namespace drctl {

/// The word as a POSIX shell must be given it: as it is when nothing in it is special, else in single quotes.
/// For showing a command to a person who may paste it; nothing is ever run through a shell.
std::string shell_quote(std::string_view word);

/// The words, each quoted where needed, with blanks between them.
std::string shell_line(std::span<const std::string> words);

}  // namespace drctl
