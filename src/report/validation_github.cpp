#include <fmt/format.h>

#include "report/character_column.hpp"
#include "report/plain_text.hpp"
#include "report/validation.hpp"
#include "support/percent.hpp"

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
namespace drctl {

namespace {

/// The text with each of these characters as %XX; the percent sign is always one of them.
std::string escaped(std::string_view text, std::string_view special) {
  return percent_encoded(text, [&](char c) { return !special.contains(c); });
}

std::string message_data(std::string_view text) { return escaped(text, "%\r\n"); }
std::string property_value(std::string_view text) { return escaped(text, "%\r\n:,"); }

std::string properties(const Place& place) {
  if (!place.source) return {};
  const auto file = " file=" + property_value(printable(place.source->path));
  if (place.line == 0) return file;
  const auto [first, behind] = character_columns(place);
  return fmt::format("{},line={},col={},endColumn={}", file, place.line, first, behind);
}

std::string annotation(const Diagnostic& finding) {
  auto text = printable(finding.message);
  if (!finding.code.empty()) text += fmt::format(" [{}]", finding.code);
  if (!finding.help.empty()) text += "\nhelp: " + printable(finding.help);
  return fmt::format("::{}{}::{}\n", to_string(finding.severity), properties(finding.place),
                     message_data(text));
}

}  // namespace

std::string validation_github(const Validation& validation) {
  std::string text;
  for (const auto& file : validation.files)
    for (const auto& finding : file.findings) text += annotation(finding);
  return text;
}

}  // namespace drctl
