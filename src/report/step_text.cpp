#include "report/step_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/json_value.hpp"
#include "report/plain_text.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

constexpr std::string_view margin = "      ";

Mark mark_of(StepState state) {
  switch (state) {
    case StepState::succeeded:
      return Mark::done;
    case StepState::failed:
      return Mark::failed;
    case StepState::skipped:
      return Mark::skipped;
    case StepState::tolerated:
      return Mark::tolerated;
    case StepState::running:
      return Mark::running;
    case StepState::pending:
      break;
  }
  return Mark::dot;
}

std::string note_of(const StepView& step) {
  if (step.already_done) return "already done";
  if (step.by_hand) return step.reason.empty() ? "taken as done" : "done by hand: " + step.reason;
  switch (step.state) {
    case StepState::skipped:
      return "skipped: " + step.reason;
    case StepState::tolerated:
      return "failed, and the run goes on: " + step.reason;
    case StepState::pending:
      return "";
    case StepState::running:
      return "at work when the record ends";
    default:
      break;
  }
  if (step.kind == "decision") return step.option;
  return step.attempts == 0 ? "" : to_words(step.duration);
}

// Where a step stands: below its includes, and called what is left of its id then.
struct Spot {
  std::size_t depth = 0;
  std::string name;
  std::size_t width() const { return 2 * depth + display_width(name); }
};

Spot spot_of(std::string_view id, const std::set<std::string>& groups) {
  Spot spot;
  std::size_t begin = 0;
  for (auto dot = id.find('.'); dot != id.npos; dot = id.find('.', dot + 1))
    if (groups.contains(std::string(id.substr(0, dot)))) ++spot.depth, begin = dot + 1;
  spot.name = printable(id.substr(begin));
  return spot;
}

}  // namespace

StepColumns columns_for(const RunView& view) {
  constexpr std::size_t longest_id = 32, longest_title = 44;
  StepColumns columns;
  for (const auto& step : view.start.steps)
    if (is_group(step)) columns.groups.insert(step.id);
  for (const auto& step : view.start.steps) {
    if (step.kind == "rollback" && view.rollback_reason.empty()) continue;
    columns.id = std::max(columns.id, std::min(longest_id, spot_of(step.id, columns.groups).width()));
    columns.title = std::max(columns.title, std::min(longest_title, display_width(printable(step.title))));
  }
  return columns;
}

std::string step_line(const Style& style, const StepColumns& columns, Mark mark, std::string_view id,
                      std::string_view title, std::string_view note) {
  if (title == id) title = "";
  const auto spot = spot_of(id, columns.groups);
  const auto indent = 2 * spot.depth;
  auto text = padded(spot.name, columns.id - std::min(columns.id, indent)) + "  ";
  text += note.empty() ? printable(title) : padded(printable(title), columns.title) + "  ";
  if (note.empty()) text.erase(text.find_last_not_of(' ') + 1);
  const auto tone = mark == Mark::skipped ? Tone::dim : Tone::plain;
  return fmt::format("  {:{}}{} {}{}\n", "", indent, style.mark(mark), style.paint(tone, text),
                     style.paint(Tone::dim, printable(note)));
}

std::string step_line(const Style& style, const StepColumns& columns, const StepView& step) {
  const auto mark = is_group(step) && step.state == StepState::succeeded            ? Mark::group
                    : step.kind == "decision" && step.state == StepState::succeeded ? Mark::decision
                                                                                    : mark_of(step.state);
  return step_line(style, columns, mark, step.id, step.title, note_of(step));
}

std::string detail_lines(const Style& style, std::string_view text) {
  std::string lines;
  for (const auto& line : printable_lines(text))
    lines += fmt::format("{}{}\n", margin, style.paint(Tone::dim, line));
  return lines;
}

std::string capture_lines(const Style& style, const std::map<std::string, Json>& captures) {
  std::string lines;
  for (const auto& [name, value] : captures)
    lines += detail_lines(style, fmt::format("{} = {}", name, short_text(value)));
  return lines;
}

std::string output_line(const Style& style, std::string_view text) {
  return fmt::format("{}{} {}\n", margin, style.mark(Mark::line), style.paint(Tone::dim, printable(text)));
}

}  // namespace drctl
