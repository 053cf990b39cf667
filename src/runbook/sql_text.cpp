#include "runbook/sql_text.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <string_view>

#include "support/codes.hpp"

namespace drctl {
namespace {

bool is_name(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_' ||
         static_cast<unsigned char>(byte) >= 0x80;
}
bool is_digit(char byte) { return std::isdigit(static_cast<unsigned char>(byte)) != 0; }

/// Where each ${...} begins and ends.
std::map<std::size_t, std::size_t> interpolations(const expression::Template& sql) {
  std::map<std::size_t, std::size_t> spans;
  for (const auto& piece : sql.pieces())
    if (const auto* expression = std::get_if<expression::Expression>(&piece.content))
      spans[piece.offset - 2] = piece.offset + expression->text().size() + 1;
  return spans;
}

/// Goes through the SQL from token to token.
class SqlWalk {
 public:
  SqlWalk(const SourceText& text, const expression::Template& sql, Findings& findings)
      : place_(text), text_(text.text()), spans_(interpolations(sql)), findings_(findings) {}

  void walk() {
    while (at_ < text_.size()) step();
  }

 private:
  void step() {
    const auto rest = text_.substr(at_);
    if (const auto span = spans_.find(at_); span != spans_.end()) return skip_to(span->second);
    if (rest.starts_with("$${")) return skip_to(at_ + 3);
    if (rest.starts_with("--"))
      return inside(at_, end_of("\n", 2), "a comment", "remove it from the comment");
    if (rest.starts_with("/*"))
      return inside(at_, end_of_comment(), "a comment", "remove it from the comment");
    if (rest[0] == '\'')
      return inside(at_, end_of_text(), "quotes", "remove the quotes: values are bound, not pasted");
    if (rest[0] == '"')
      return inside(at_, end_of("\"", 1), "a quoted name", "a name can't be a value: write the name itself");
    if (rest[0] == '$' && (at_ == 0 || !is_name(text_[at_ - 1]))) return dollar(rest);
    ++at_;
  }

  void dollar(std::string_view rest) {
    std::size_t size = 1;
    while (size < rest.size() && is_name(rest[size])) ++size;
    if (size > 1 && is_digit(rest[1])) {
      findings_.add(codes::numbered_parameter, place_.place(at_, size), "parameters are numbered by drctl",
                    "write ${name} where the value belongs");
    } else if (size < rest.size() && rest[size] == '$') {
      const auto tag = rest.substr(0, size + 1);
      return inside(at_, end_of(tag, tag.size()), "quotes",
                    "remove the quotes: values are bound, not pasted");
    }
    at_ += size;
  }

  /// Behind the next `mark`, looked for from `ahead` bytes on.
  std::size_t end_of(std::string_view mark, std::size_t ahead) const {
    const auto found = text_.find(mark, at_ + ahead);
    return found == std::string_view::npos ? text_.size() : found + mark.size();
  }

  /// Behind the closing quote. A doubled quote opens the next text at once, which comes to the same; in
  /// E'...' a backslash takes the byte behind it.
  std::size_t end_of_text() const {
    const bool escapes =
        at_ > 0 && (text_[at_ - 1] == 'E' || text_[at_ - 1] == 'e') && (at_ < 2 || !is_name(text_[at_ - 2]));
    auto end = at_ + 1;
    for (; end < text_.size() && text_[end] != '\''; ++end)
      if (escapes && text_[end] == '\\') ++end;
    return std::min(end + 1, text_.size());
  }

  std::size_t end_of_comment() const {
    auto end = at_ + 2;
    for (int depth = 1; depth > 0 && end < text_.size();) {
      const auto two = text_.substr(end, 2);
      depth += two == "/*" ? 1 : two == "*/" ? -1 : 0;
      end += two == "/*" || two == "*/" ? 2 : 1;
    }
    return end;
  }

  void inside(std::size_t begin, std::size_t end, std::string_view what, std::string_view help) {
    for (auto span = spans_.lower_bound(begin); span != spans_.end() && span->first < end; ++span) {
      findings_.add(codes::quoted_parameter, place_.place(span->first, span->second - span->first),
                    "this ${} stands inside " + std::string(what), std::string(help));
      end = std::max(end, span->second);
    }
    skip_to(end);
  }

  void skip_to(std::size_t end) { at_ = std::max(end, at_ + 1); }

  const SourceText& place_;
  std::string_view text_;
  std::map<std::size_t, std::size_t> spans_;
  Findings& findings_;
  std::size_t at_ = 0;
};

}  // namespace

void check_sql(const SourceText& text, const expression::Template& sql, Findings& findings) {
  SqlWalk(text, sql, findings).walk();
}

}  // namespace drctl
