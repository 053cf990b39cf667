#include "report/show_text.hpp"

#include <fmt/format.h>

#include "report/failure_text.hpp"
#include "report/head_text.hpp"
#include "report/notice_text.hpp"
#include "report/plain_text.hpp"
#include "report/step_text.hpp"
#include "report/table.hpp"

namespace drctl {
namespace {

bool is_worth_a_line(const StepView& step) {
  return step.kind != "rollback" || step.state != StepState::pending;
}

std::string steps_text(const RunView& view, const Style& style) {
  const auto columns = columns_for(view);
  std::string text;
  for (const auto& step : view.steps) {
    if (!is_worth_a_line(step)) continue;
    text += step_line(style, columns, step) + capture_lines(style, step.captures);
    if (step.state == StepState::failed) text += failure_text(step, {}, style);
  }
  return text;
}

std::string answers_text(const RunView& view, const Style& style) {
  if (view.answers.empty()) return "";
  Table table({"when", "step", "question", "answer", "by", "how", "reason"});
  for (const auto& answer : view.answers)
    table.add({clock_text(answer.at).substr(11, 8), printable(answer.step), answer.question,
               printable(answer.answer), printable(answer.by), printable(answer.how),
               printable(answer.reason)});
  std::string text = "\n";
  const auto lines = table.lines();
  for (std::size_t i = 0; i < lines.size(); ++i)
    text += fmt::format("  {}\n", style.paint(i == 0 ? Tone::bold : Tone::plain, lines[i]));
  return text;
}

std::string told_text(const RunView& view, const Style& style) {
  std::string text;
  for (const auto& notice : view.told) text += detail_lines(style, notice_text(notice));
  return text.empty() ? "" : "\n" + text;
}

}  // namespace

std::string show_text(const RunView& view, const RecordPlaces& places, const Style& style) {
  return head_text(view, "", style) + steps_text(view, style) + answers_text(view, style) +
         told_text(view, style) + summary_text(view, places, style);
}

}  // namespace drctl
