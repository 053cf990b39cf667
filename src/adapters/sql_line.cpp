#include "adapters/sql_line.hpp"

#include <algorithm>

#include "support/ascii.hpp"

namespace drctl {

namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_word(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

// The length of the comment that `text` begins with, or 0. Those in /* */ nest.
std::size_t comment_length(std::string_view text) {
  if (text.starts_with("--")) return std::min(text.find('\n'), text.size());
  if (!text.starts_with("/*")) return 0;
  std::size_t at = 2;
  for (int depth = 1; depth > 0 && at < text.size();) {
    auto two = text.substr(at, 2);
    depth += two == "/*" ? 1 : two == "*/" ? -1 : 0;
    at += two == "/*" || two == "*/" ? 2 : 1;
  }
  return at;
}

// "$body$" of a dollar-quoted string at the front, or nothing; $1 is a parameter.
std::string_view dollar_tag(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && is_word(text[end])) ++end;
  bool is_tag =
      text.starts_with('$') && end < text.size() && text[end] == '$' && !(text[1] >= '0' && text[1] <= '9');
  return is_tag ? text.substr(0, end + 1) : std::string_view{};
}

// The length of the quoted string or name that `text` begins with, or 0; a doubled quote begins the next one,
// which is as good.
std::size_t quoted_length(std::string_view text, bool backslashes) {
  if (auto tag = dollar_tag(text); !tag.empty()) {
    auto end = text.find(tag, tag.size());
    return end == text.npos ? text.size() : end + tag.size();
  }
  if (text[0] != '\'' && text[0] != '"') return 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\' && backslashes)
      ++i;
    else if (text[i] == text[0])
      return i + 1;
  }
  return text.size();
}

void append_on_one_line(std::string& line, std::string_view quoted) {
  for (char c : quoted) line += c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace

std::string sql_on_one_line(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    bool after_word = !line.empty() && is_word(line.back());
    bool escapes =
        after_word && lower(line.back()) == 'e' && (line.size() < 2 || !is_word(line[line.size() - 2]));
    auto skipped = is_blank(text[0]) ? 1 : comment_length(text);
    auto kept = skipped                        ? 0
                : after_word && text[0] == '$' ? 1
                                               : std::max<std::size_t>(quoted_length(text, escapes), 1);
    if (skipped && !line.empty() && line.back() != ' ') line += ' ';
    append_on_one_line(line, text.substr(0, kept));
    text.remove_prefix(skipped + kept);
  }
  while (!line.empty() && (line.back() == ' ' || line.back() == ';')) line.pop_back();
  return line;
}

}  // namespace drctl
