#include "report/failure_text.hpp"

#include <fmt/format.h>

#include "report/plain_text.hpp"
#include "report/step_text.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

std::string where_text(const StepView& step, const StepDisplay& display) {
  std::string text = display.place.empty() ? "" : "at " + printable(display.place);
  if (step.attempts == 0) return text;
  if (!text.empty()) text += "   ";
  const auto all = std::max(display.attempts, step.attempts);
  return text + fmt::format("attempt {} of {}, {}", step.attempts, all, to_words(step.duration));
}

std::string labelled(const Style& style, std::string_view label, const std::string& text) {
  std::string lines;
  for (const auto& line : printable_lines(text)) {
    const bool first = lines.empty();
    lines +=
        fmt::format("  {}{}\n", first ? style.paint(Tone::dim, label) : std::string(label.size(), ' '), line);
  }
  return lines;
}

}  // namespace

std::string_view end_text(std::string_view end) {
  if (end == "timed_out") return "timed out";
  if (end == "cancelled") return "was stopped";
  if (end == "could_not_start") return "could not start";
  if (end == "cut_off") return "was cut off";
  if (end == "needs_operator") return "needs a person";
  return "failed";
}

std::string failure_text(const StepView& step, const StepDisplay& display, const Style& style) {
  const auto said = printable_lines(step.error);
  auto text = fmt::format("{} step '{}' {}{}\n", style.paint(Tone::bad, "error:"), printable(step.id),
                          end_text(step.end), said.empty() ? "" : ": " + said.front());
  if (const auto where = where_text(step, display); !where.empty())
    text += fmt::format("  {}\n", style.paint(Tone::dim, where));
  text += labelled(style, "command: ", step.command);
  for (std::size_t i = 1; i < said.size(); ++i)
    text += fmt::format("  {} {}\n", style.mark(Mark::line), said[i]);
  return text + labelled(style, "help: ", step.help);
}

}  // namespace drctl
