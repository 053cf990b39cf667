#include <algorithm>
#include <cctype>
#include <string>

#include "import/secret_names.hpp"
#include "import/secret_spans.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

bool is_in_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("_-.").contains(c);
}

class Assignments {
 public:
  explicit Assignments(const SpokenLine& line) : line_(line), text_(line.text) {}

  std::vector<SecretSpan> find() {
    for (auto at = next(0); at != text_.npos; at = next(at)) at = std::max(at + 1, assignment(at));
    return std::move(found_);
  }

 private:
  std::size_t next(std::size_t from) const { return text_.find_first_of("=:", from); }

  /// Returns where to go on.
  std::size_t assignment(std::size_t sign) {
    const auto name = name_before(sign);
    const auto placeholder = secret_name(name);
    if (name.empty() || placeholder.empty() || text_.substr(sign).starts_with("://")) return 0;
    if (text_[sign] == ':' && is_reference(sign, lower(std::string(name)))) return 0;
    const bool is_header = lower(std::string(name)).ends_with("authorization");
    const auto begin = is_header ? behind_scheme(value_after(sign)) : value_after(sign);
    const auto end = end_of(begin);
    const auto value = text_.substr(begin, end - begin);
    if (is_concealed(value) || !(is_header || text_[sign] == '=' || name == "pass" || is_value(begin, end)))
      return 0;
    found_.push_back({begin, end, placeholder});
    return end;
  }

  /// "Secret: db-credentials" is the name of one; in JSON it is the secret itself.
  bool is_reference(std::size_t sign, const std::string& name) const {
    return name == "secret" && text_[sign - 1] != '"';
  }

  /// Quotes of JSON and stars of bold stand between a name and its sign.
  std::string_view name_before(std::size_t sign) const {
    const auto last = text_.find_last_not_of("\"'*\\ ", sign - (sign > 0 ? 1 : 0));
    if (sign == 0 || last == text_.npos || last >= sign) return {};
    auto begin = last + 1;
    while (begin > 0 && is_in_name(text_[begin - 1])) --begin;
    const bool is_file = text_.substr(0, begin).ends_with("--from-file=");
    return is_file ? std::string_view{} : text_.substr(begin, last + 1 - begin);
  }

  std::size_t value_after(std::size_t sign) const {
    const bool is_apart = text_[sign] == ':' || (line_.is_code && sign > 0 && text_[sign - 1] == ' ');
    const auto blanks = is_apart ? " *" : "";
    const auto begin = std::min(text_.find_first_not_of(blanks, sign + 1), text_.size());
    const auto quoted = std::min(text_.find_first_not_of("\\\"'`", begin), text_.size());
    return quoted - begin <= 2 ? quoted : begin;
  }

  std::size_t behind_scheme(std::size_t begin) const {
    const auto rest = lower(std::string(text_.substr(begin, 7)));
    for (const std::string_view scheme : {"bearer ", "basic ", "token "})
      if (rest.starts_with(scheme)) return begin + scheme.size();
    return begin;
  }

  /// In quotes up to the next one; else up to what ends a word, a field of a form, or a code in prose.
  std::size_t end_of(std::size_t begin) const {
    const char before = begin == 0 ? ' ' : text_[begin - 1];
    const bool is_quoted = before == '"' || before == '\'';
    const std::string ends = is_quoted ? std::string("\\") + before : " \t\r\"'`&;|<>)\\";
    return std::min(text_.find_first_of(ends, begin), text_.size());
  }

  /// "Password: ask Ann" is none.
  bool is_value(std::size_t begin, std::size_t end) const {
    const bool is_last = end == text_.size() || !std::string_view(" \t").contains(text_[end]);
    const auto value = text_.substr(begin, end - begin);
    const bool has_digit = value.find_first_of("0123456789") != value.npos && value.size() > 3;
    return is_last && (line_.is_code || has_digit);
  }

  const SpokenLine& line_;
  std::string_view text_;
  std::vector<SecretSpan> found_;
};

}  // namespace

std::vector<SecretSpan> assigned_secrets(const SpokenLine& line) { return Assignments(line).find(); }

}  // namespace drctl
