#include "runbook/yaml_slip.hpp"

#include <algorithm>
#include <string>

#include "runbook/yaml_tree.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

constexpr auto npos = std::string_view::npos;

/// Where the quote at `start` is closed, or npos. '' and \" close nothing.
std::size_t closing_quote(std::string_view text, std::size_t start) {
  const char quote = text[start];
  for (auto at = start + 1; at < text.size(); ++at) {
    const bool is_doubled = quote == '\'' && text.substr(at).starts_with("''");
    if (is_doubled || (quote == '"' && text[at] == '\\'))
      ++at;
    else if (text[at] == quote)
      return at;
  }
  return npos;
}

std::optional<Diagnostic> late_quote(const std::shared_ptr<const Source>& source, std::size_t last_node,
                                     std::size_t offset) {
  const std::string_view text = source->text;
  const auto start = opening_quote(text, last_node);
  if (start >= offset) return std::nullopt;
  const auto end = closing_quote(text, start);
  if (end > offset || text.substr(end, offset - end).contains('\n')) return std::nullopt;
  if (!text.substr(start, end - start).contains('\n')) return std::nullopt;
  return make_error(
      codes::unclosed_quote, place_in(source, start, 1), "this quote is closed lines later",
      "close it where its text ends; inside '...' write '' for a quote, inside \"...\" write \\\"",
      {{place_in(source, end, 1), "closed here"}});
}

/// What a line says behind its indentation and the '- ' of lists; empty for none.
struct Content {
  std::size_t offset = 0, column = 0;
  std::string_view text;
};

Content content_of_line(std::string_view text, std::size_t offset) {
  const auto newline = offset == 0 ? npos : text.rfind('\n', offset - 1);
  const auto start = newline == npos ? 0 : newline + 1;
  const auto line = text.substr(start, std::min(text.find('\n', start), text.size()) - start);
  auto column = std::min(line.find_first_not_of(' '), line.size());
  while (line.substr(column).starts_with("- "))
    column = std::min(line.find_first_not_of(' ', column + 1), line.size());
  return {start + column, column, line.substr(column)};
}

/// The content of the nearest line above the one of `offset` that has any.
std::optional<Content> content_above(std::string_view text, std::size_t offset) {
  for (;;) {
    const auto newline = offset == 0 ? npos : text.rfind('\n', offset - 1);
    if (newline == npos) return std::nullopt;
    const auto content = content_of_line(text, newline);
    if (!content.text.empty() && !content.text.starts_with('#')) return content;
    offset = newline;
  }
}

bool has_key(std::string_view line) { return line.ends_with(':') || line.contains(": "); }

/// The line without a key where `offset` begins it, or right above, among lines that have one.
std::optional<Content> keyless(std::string_view text, std::size_t offset) {
  const auto here = content_of_line(text, offset);
  const auto above = content_above(text, offset);
  if (!above || above->column != here.column || has_key(above->text) == has_key(here.text))
    return std::nullopt;
  if (has_key(here.text)) return above;
  return here.offset == offset ? std::optional(here) : std::nullopt;
}

std::optional<Diagnostic> line_without_colon(const std::shared_ptr<const Source>& source,
                                             std::size_t offset) {
  const auto line = keyless(source->text, offset);
  if (!line) return std::nullopt;
  return make_error(
      codes::key_without_colon, place_in(source, line->offset, line->text.size()),
      "a line that is no 'key: value'",
      line->text.contains(':') ? "write a blank behind the ':'" : "write a ':' and a blank behind the key");
}

}  // namespace

std::optional<Diagnostic> bracket_in_text(const std::shared_ptr<const Source>& source, const YamlTree& tree) {
  const std::string_view text = source->text;
  const auto start = tree.last_offset();
  const auto line = text.substr(start, std::min(text.find('\n', start), text.size()) - start);
  const auto at = line.find_first_of("[{");
  if (at == npos || at == 0 || std::string_view(" \t,:[{").contains(line[at - 1])) return std::nullopt;
  return make_error(codes::unquoted_character, place_in(source, start + at, 1),
                    "inside brackets, a text can't hold this without quotes", "quote the text");
}

std::size_t opening_quote(std::string_view text, std::size_t from) {
  for (auto at = text.find_first_of("'\"", from); at != npos; at = text.find_first_of("'\"", at + 1))
    if (at == 0 || std::string_view(" \t\n:,[{-").contains(text[at - 1])) return at;
  return text.size();
}

std::optional<Diagnostic> slip_before(const std::shared_ptr<const Source>& source, const YamlTree& tree,
                                      std::size_t offset) {
  if (auto late = late_quote(source, tree.last_offset(), offset)) return late;
  return line_without_colon(source, offset);
}

}  // namespace drctl
