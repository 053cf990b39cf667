#include "runbook/scalar_offsets.hpp"

#include <algorithm>
#include <string>

namespace drctl {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

/// Walks a scalar's source beside its value. Bytes that are no blanks appear in the same order in both, apart
/// from escapes and doubled quotes; blanks may be folded, so that those of the value take what blanks there
/// are, and what is left of them is skipped before the next byte that is none.
class Walk {
 public:
  Walk(std::string_view source, std::size_t start, ScalarStyle style)
      : source_(source), at_(start), mark_(style == ScalarStyle::plain ? '\0' : peek()) {
    if (mark_ == '|' || mark_ == '>') enter_block();
    if (mark_ == '"' || mark_ == '\'') ++at_;
  }

  /// The offset of the next byte of the value.
  std::size_t step(char byte) {
    if (pending_ > 0) return --pending_, written_at_;
    if (mark_ == '"') skip_joins();
    if (is_blank(byte) && is_blank(peek())) return blank(byte);
    if (!is_blank(byte)) skip_blanks();
    return peek() == '\\' && mark_ == '"' ? escape() : literal(byte);
  }

  std::size_t at() const { return pending_ > 0 ? written_at_ : at_; }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }

  void skip_blanks() {
    while (is_blank(peek())) ++at_;
    if (mark_ == '"') skip_joins();
  }

  /// A backslash at the end of a line joins it with the next one.
  void skip_joins() {
    while (peek() == '\\' && (peek(1) == '\n' || peek(1) == '\r')) {
      ++at_;
      while (is_blank(peek())) ++at_;
    }
  }

  std::size_t blank(char byte) {
    if (peek() == '\r') ++at_;
    const auto here = at_;
    const bool line_ends = peek() == '\n';
    if (at_ < source_.size()) ++at_;
    if (line_ends) skip_indentation(byte);
    return here;
  }

  void skip_indentation(char byte) {
    if (byte != '\n' && mark_ != '|') return;
    for (std::size_t n = 0; n < indentation_ && peek() == ' '; ++n) ++at_;
  }

  std::size_t literal(char byte) {
    const auto here = std::min(at_, source_.size());
    if (peek() != byte) return here;
    at_ += byte == '\'' && mark_ == '\'' ? 2 : 1;
    return here;
  }

  /// One escape stands for one to four bytes of the value: all of them are at its backslash.
  std::size_t escape() {
    written_at_ = at_;
    const char kind = peek(1);
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    pending_ = bytes_of(kind, source_.substr(std::min(at_ + 2, source_.size()), digits)) - 1;
    at_ += 2 + digits;
    return written_at_;
  }

  static std::size_t bytes_of(char kind, std::string_view digits) {
    if (kind == 'N' || kind == '_') return 2;  // next line, no-break space
    if (kind == 'L' || kind == 'P') return 3;  // line separator, paragraph separator
    if (digits.empty()) return 1;
    const auto code = std::strtoul(std::string(digits).c_str(), nullptr, 16);
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }

  /// Past the line of the indicator, to the text of the first line; of leading empty lines, to the first.
  void enter_block() {
    at_ = std::min(source_.find('\n', at_), source_.size());
    if (at_ < source_.size()) ++at_;
    auto text = at_;
    auto line = at_;
    for (; text < source_.size() && is_blank(source_[text]); ++text)
      if (source_[text] == '\n') line = text + 1;
    indentation_ = text - line;
    skip_indentation('\n');
  }

  std::string_view source_;
  std::size_t at_;
  char mark_;
  std::size_t indentation_ = 0;
  std::size_t pending_ = 0;  ///< bytes of the value that are still written by the escape at written_at_
  std::size_t written_at_ = 0;
};

}  // namespace

std::vector<std::uint32_t> scalar_offsets(std::string_view source, std::size_t start, std::string_view value,
                                          ScalarStyle style) {
  Walk walk(source, start, style);
  std::vector<std::uint32_t> offsets;
  offsets.reserve(value.size() + 1);
  for (const char byte : value) offsets.push_back(static_cast<std::uint32_t>(walk.step(byte)));
  offsets.push_back(static_cast<std::uint32_t>(walk.at()));
  return offsets;
}

}  // namespace drctl
