#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace drctl {

/// A piece of a command line as a POSIX shell sees it.
struct ShellToken {
  enum class Kind { word, symbol };  ///< symbol: |, &&, ;, >, 2>&1 and their like
  Kind kind = Kind::word;
  std::string value;     ///< without quotes; a <PLACEHOLDER> is a part of its word
  bool expands = false;  ///< holds $NAME, $(...), `...`, ~ or a pattern that the shell would replace
  std::size_t begin = 0, end = 0;  ///< in the line
};

/// The words and symbols of a line, which may go on over line ends. What stands behind a # is left out; a
/// quote that is never closed ends with the line.
std::vector<ShellToken> shell_tokens(std::string_view line);

/// Where the first comment of the line begins, or its size.
std::size_t shell_comment_in(std::string_view line);

/// Whether the line ends within quotes, so that the next one belongs to it.
bool is_quote_open(std::string_view line);

/// The bytes of the <PLACEHOLDER> that the text begins with: letters, digits, '_', '-', and blanks between;
/// or of a {{ placeholder }}, a name that no template of Go knows for its own word. 0 when it begins with
/// none.
std::size_t placeholder_size(std::string_view text);

/// The symbol is one that sends output to a file: > or >>.
bool is_redirection(const ShellToken& token);

}  // namespace drctl
