#include "runbook/yaml_slip.hpp"

#include <algorithm>
#include <string>

#include "runbook/yaml_lines.hpp"
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
  if (auto other = lookalike(source, offset)) return other;
  return line_without_colon(source, offset);
}

}  // namespace drctl
