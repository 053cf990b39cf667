#include "report/written_secrets.hpp"

#include <re2/re2.h>

namespace drctl {

namespace {

/// The key, with its usual misspellings, and behind it a text: no list, mapping, reference or comment.
const RE2& written_secret() {
  static const RE2 pattern(
      "(?i)(?:pass?wor?[dt]|passwd|passphrase|secret|token|routing_?key|api_?key)s?[\"']?[ \\t]*:[ \\t]+"
      "(\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|[^ \\t\"'{\\[$#&*!|>][^,}\\]]*)");
  return pattern;
}

}  // namespace

std::string without_written_secrets(std::string_view line) {
  std::string shown(line);
  re2::StringPiece rest(line.data(), line.size()), value;
  while (RE2::FindAndConsume(&rest, written_secret(), &value)) {
    const auto at = static_cast<std::size_t>(value.data() - line.data());
    shown.replace(at, value.size(), value.size(), '*');
  }
  return shown;
}

}  // namespace drctl
