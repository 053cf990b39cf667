#include "runbook/yaml_lines.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "runbook/source_text.hpp"
#include "runbook/yaml_line.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

bool has_key(std::string_view line) { return line.ends_with(':') || line.contains(": "); }

/// As the line does that a text of several lines is below: "sql |".
bool announces_text(std::string_view line) {
  const auto end = line.find_last_of(" ") + 1;
  return end > 0 && (line[end] == '|' || line[end] == '>') && line.size() - end <= 2;
}

/// The line that this one stands below.
std::optional<LineContent> parent_of(std::string_view text, const LineContent& line) {
  auto above = content_above(text, line.offset);
  while (above && above->column >= line.column) above = content_above(text, above->offset);
  return above;
}

/// Whether a key must stand there: beside another one, below a line that is a key alone, or in the first
/// column.
bool wants_key(std::string_view text, const LineContent& line) {
  bool beside_key = line.column == 0 || announces_text(line.text);
  for (auto above = content_above(text, line.offset); above; above = content_above(text, above->offset)) {
    if (above->column < line.column) return beside_key && above->text.ends_with(':');
    if (above->column == line.column) beside_key = beside_key || has_key(above->text);
  }
  return line.column == 0;
}

/// Beside the line of `offset`, right above.
std::optional<LineContent> keyless_beside(std::string_view text, std::size_t offset) {
  const auto here = content_of_line(text, offset);
  const auto above = content_above(text, offset);
  if (!above || above->column != here.column || has_key(above->text) == has_key(here.text))
    return std::nullopt;
  if (const auto parent = parent_of(text, here); parent && !parent->text.ends_with(':'))
    return std::nullopt;  // lines of a text
  if (has_key(here.text)) return above;
  return here.offset == offset ? std::optional(here) : std::nullopt;
}

/// The line right above, or what the line of `offset` stands below.
std::optional<LineContent> keyless_above(std::string_view text, std::size_t offset) {
  auto column = std::string_view::npos;
  for (auto above = content_above(text, offset); above; above = content_above(text, above->offset)) {
    if (above->column >= column) continue;
    if (!has_key(above->text) && wants_key(text, *above)) return above;
    column = above->column;
  }
  return std::nullopt;
}

struct Lookalike {
  std::string_view bytes, name, wanted;
};

constexpr std::array lookalikes = {
    Lookalike{"\xC2\xA0", "a no-break space, U+00A0", "a blank"},
    Lookalike{"\xE2\x80\x87", "a figure space, U+2007", "a blank"},
    Lookalike{"\xE2\x80\x89", "a thin space, U+2009", "a blank"},
    Lookalike{"\xE2\x80\x8B", "a space without width, U+200B", "nothing"},
    Lookalike{"\xE2\x80\xAF", "a narrow no-break space, U+202F", "a blank"},
    Lookalike{"\xE3\x80\x80", "an ideographic space, U+3000", "two blanks"},
    Lookalike{"\xE2\x80\x90", "a hyphen, U+2010", "'-'"},
    Lookalike{"\xE2\x80\x93", "an en dash, U+2013", "'-'"},
    Lookalike{"\xE2\x80\x94", "an em dash, U+2014", "'-'"},
    Lookalike{"\xE2\x88\x92", "a minus sign, U+2212", "'-'"},
    Lookalike{"\xEF\xBC\x9A", "a wide colon, U+FF1A", "': '"},
};

/// Where the line indents, or parts its key from its value.
bool counts_at(std::string_view line, std::size_t at) {
  const bool in_front = line.find_first_not_of(" -") == at || at == 0;
  return in_front || line[at - 1] == ':' || line.substr(at).starts_with("\xEF\xBC\x9A");
}

std::optional<Diagnostic> lookalike_in(const std::shared_ptr<const Source>& source, const LineContent& line) {
  for (const auto& [bytes, name, wanted] : lookalikes)
    if (const auto at = line.text.find(bytes); at != line.text.npos && counts_at(line.text, at))
      return make_error(codes::lookalike, place_in(source, line.offset + at, bytes.size()),
                        std::string(name) + ", which YAML takes for a letter",
                        "write " + std::string(wanted) + " in its place");
  return std::nullopt;
}

}  // namespace

std::optional<Diagnostic> line_without_colon(const std::shared_ptr<const Source>& source,
                                             std::size_t offset) {
  auto line = keyless_beside(source->text, offset);
  if (!line) line = keyless_above(source->text, offset);
  if (!line) return std::nullopt;
  return make_error(
      codes::key_without_colon, place_in(source, line->offset, line->text.size()),
      "a line that is no 'key: value'",
      line->text.contains(':') ? "write a blank behind the ':'" : "write a ':' and a blank behind the key");
}

std::optional<Diagnostic> lookalike(const std::shared_ptr<const Source>& source, std::size_t offset) {
  if (auto here = lookalike_in(source, content_of_line(source->text, offset))) return here;
  const auto above = content_above(source->text, offset);
  return above ? lookalike_in(source, *above) : std::nullopt;
}

std::optional<Diagnostic> merge_conflict(const std::shared_ptr<const Source>& source) {
  constexpr std::string_view mark = "<<<<<<< ";
  const std::string_view text = source->text;
  const auto at = text.starts_with(mark) ? 0 : text.find("\n" + std::string(mark)) + 1;
  if (at == 0 && !text.starts_with(mark)) return std::nullopt;
  return make_error(codes::merge_conflict, place_in(source, at, mark.size() - 1),
                    "a merge conflict that nobody has resolved",
                    "choose between what stands above and below '=======', and remove the three marks");
}

Diagnostic too_far_in(const std::shared_ptr<const Source>& source, std::size_t line, const Place& beside) {
  const auto content = content_of_line(source->text, source->lines[line - 1]);
  return make_error(codes::misplaced_line, place_in(source, content.offset, content.text.size()),
                    "this line stands further in than what comes beside it", "start both in the same column",
                    {{beside, "beside this line"}});
}

}  // namespace drctl
