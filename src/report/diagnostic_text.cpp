#include "report/diagnostic_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/plain_text.hpp"
#include "report/written_secrets.hpp"
#include "support/utf8.hpp"

namespace drctl {

namespace {

/// Of a line, at most so many bytes are shown before and behind the place.
constexpr std::size_t surroundings = 60;

bool inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && continues_character(text[at]);
}

/// A line in three parts: before the place, the place, behind it.
struct Excerpt {
  std::string before, marked, behind;
};

Excerpt excerpt(std::string_view line, const Place& place) {
  auto at = std::min(place.column - 1, line.size());
  auto end = std::min(at + std::max<std::size_t>(place.length, 1), line.size());
  auto first = at > surroundings ? at - surroundings : 0;
  auto last = std::min(end + surroundings, line.size());
  end = std::min(end, at + 2 * surroundings);
  last = std::min(last, end + surroundings);
  while (first > 0 && inside_character(line, first)) --first;
  while (inside_character(line, last)) ++last;
  return {(first > 0 ? "..." : "") + printable(line.substr(first, at - first)),
          printable(line.substr(at, end - at)),
          printable(line.substr(end, last - end)) + (last < line.size() ? "..." : "")};
}

/// Later findings are about texts that were understood: what they hold are names and expressions.
bool may_show_secrets(const Diagnostic& diagnostic) {
  return diagnostic.code.starts_with("E01") || diagnostic.code.starts_with("E02");
}

std::string shown_line(const Diagnostic& diagnostic, const Place& place) {
  const auto line = place.source->line(place.line);
  return may_show_secrets(diagnostic) ? without_written_secrets(line) : std::string(line);
}

std::string shown_place(const Diagnostic& diagnostic, const Place& place, const Style& style) {
  if (!place.source || place.line == 0) return {};
  auto [before, marked, behind] = excerpt(shown_line(diagnostic, place), place);
  std::string blanks(display_width(before), ' ');
  std::string carets(std::max<std::size_t>(display_width(marked), 1), '^');
  return fmt::format("{:>5} | {}{}{}\n{:>5} | {}{}\n", place.line, before, marked, behind, "", blanks,
                     style.paint(Tone::bad, carets));
}

std::string position(const Place& place) {
  if (!place.source) return {};
  auto path = printable(place.source->path);
  return place.line == 0 ? path + ": " : fmt::format("{}:{}:{}: ", path, place.line, place.column);
}

}  // namespace

std::string diagnostic_text(const Diagnostic& diagnostic, Colour colour) {
  Style style({colour, Glyphs::unicode, Medium::terminal, 100});
  auto kind = diagnostic.severity == Severity::error ? style.paint(Tone::bad, "error:")
                                                     : style.paint(Tone::warning, "warning:");
  auto text = fmt::format("{}{} {}{}\n{}", position(diagnostic.place), kind,
                          style.paint(Tone::bold, printable(diagnostic.message)),
                          diagnostic.code.empty() ? "" : fmt::format(" [{}]", diagnostic.code),
                          shown_place(diagnostic, diagnostic.place, style));
  if (!diagnostic.help.empty()) text += fmt::format("  help: {}\n", printable(diagnostic.help));
  for (const auto& related : diagnostic.related)
    text += fmt::format("{}note: {}\n{}", position(related.place), printable(related.message),
                        shown_place(diagnostic, related.place, style));
  return text;
}

}  // namespace drctl
