#include "report/markdown_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/failure_text.hpp"
#include "report/head_text.hpp"
#include "report/json_value.hpp"
#include "report/markdown.hpp"
#include "report/summary_text.hpp"
#include "report/timeline.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

using TableRows = std::vector<std::vector<std::string>>;

std::string status_text(const RunView& view) {
  auto status = view.ended ? view.ended->status : std::string("unfinished");
  std::ranges::replace(status, '_', ' ');
  return status;
}

std::string section(const std::string& heading, const std::string& body) {
  return body.empty() ? "" : fmt::format("\n## {}\n\n{}", heading, body);
}

void add(TableRows& rows, const char* label, const std::string& text) {
  if (!text.empty()) rows.push_back({label, text});
}

std::string in_one_line(const std::vector<std::string>& texts) {
  std::string result;
  for (const auto& text : texts) result += (result.empty() ? "" : "; ") + text;
  return result;
}

std::string summary(const RunView& view, const std::string& seal) {
  const auto& start = view.start;
  TableRows rows;
  add(rows, "outcome",
      status_text(view) + (view.ended && !view.ended->reason.empty() ? ": " + view.ended->reason : ""));
  add(rows, "runbook", start.runbook);
  add(rows, "severity", start.severity);
  add(rows, "impact", start.impact);
  add(rows, "environment", start.environment);
  add(rows, "targets", in_one_line(start.targets));
  for (const auto& [name, value] : start.overrides) add(rows, "variable", name + "=" + value);
  for (const auto& session : view.sessions)
    add(rows, &session == &view.sessions.front() ? "started" : "resumed",
        fmt::format("{} by {} on {}", clock_text(session.at), session.by, session.host));
  add(rows, "ended", clock_text(view.last));
  add(rows, start.rto_ms > 0 ? "RTO" : "time", rto_text(view));
  add(rows, "RPO", rpo_text(view));
  add(rows, "run", start.run);
  add(rows, "drctl", start.version);
  add(rows, "journal's seal", seal);
  return markdown_table({"", ""}, rows);
}

bool took_part(const StepView& step) { return step.kind != "rollback" || step.state != StepState::pending; }

std::string state_text(const StepView& step) {
  if (step.already_done) return "already done";
  if (step.by_hand) return "done by hand";
  switch (step.state) {
    case StepState::pending:
      return "not reached";
    case StepState::running:
      return "in doubt";
    case StepState::failed:
      return std::string(end_text(step.end));
    case StepState::succeeded:
      return step.kind == "decision" ? "decided: " + step.option : "done";
    case StepState::skipped:
      return "skipped";
    case StepState::tolerated:
      return "failed, passed over";
  }
  return "";
}

std::string captures_text(const StepView& step) {
  std::vector<std::string> texts;
  for (const auto& [name, value] : step.captures) texts.push_back(name + " = " + short_text(value));
  return in_one_line(texts);
}

std::string steps(const RunView& view) {
  TableRows rows;
  for (const auto& step : view.steps)
    if (took_part(step))
      rows.push_back({step.id, step.title, state_text(step),
                      step.started ? clock_text(*step.started).substr(11, 8) : "",
                      step.attempts > 0 ? to_words(step.duration) : "",
                      step.attempts > 0 ? std::to_string(step.attempts) : "", captures_text(step)});
  return markdown_table({"step", "what", "state", "started", "took", "attempts", "captured"}, rows);
}

std::string answers(const RunView& view) {
  TableRows rows;
  for (const auto& answer : view.answers)
    rows.push_back({clock_text(answer.at), answer.step, answer.question, answer.answer, answer.by, answer.how,
                    answer.reason});
  return markdown_table({"when", "step", "question", "answer", "by", "how", "reason"}, rows);
}

std::string told(const RunView& view) {
  TableRows rows;
  for (const auto& notice : view.told)
    rows.push_back({notice.sent_at, notice.channel, notice.moment, notice.step, notice.text,
                    notice.end == to_string(End::succeeded) ? "told" : notice.end + ": " + notice.error});
  return markdown_table({"when", "whom", "moment", "step", "text", "outcome"}, rows);
}

std::string skipped(const RunView& view) {
  TableRows rows;
  for (const auto& step : view.steps)
    if (step.state == StepState::skipped) rows.push_back({step.id, step.reason});
  return markdown_table({"step", "why"}, rows);
}

std::string failures(const RunView& view) {
  std::string text;
  for (const auto& step : view.steps) {
    if (step.state != StepState::failed && step.state != StepState::tolerated) continue;
    text += fmt::format("{}**{}** {}\n\n{}", text.empty() ? "" : "\n", markdown_text(step.id),
                        end_text(step.end), markdown_code(step.error));
    if (!step.help.empty()) text += fmt::format("\n{}\n", markdown_text(step.help));
  }
  return text;
}

std::string commands(const RunView& view) {
  std::string text;
  for (const auto& step : view.steps) {
    if (step.attempts == 0 || step.command.empty()) continue;
    text += fmt::format("{}**{}** {}{}\n\n{}", text.empty() ? "" : "\n", markdown_text(step.id), step.effect,
                        step.target.empty() ? "" : " on " + markdown_text(step.target),
                        markdown_code(step.command));
  }
  return text;
}

std::string timeline(std::span<const Event> events) {
  std::string text;
  for (const auto& [at, what] : timeline_of(events))
    text += fmt::format("- {} {}\n", clock_text(at), markdown_text(what));
  return text;
}

}  // namespace

std::string markdown_report(std::span<const Event> events, const std::string& seal) {
  const auto view = view_of(events);
  const auto& title = view.start.title.empty() ? view.start.runbook : view.start.title;
  return fmt::format("# {}: {}\n\n{}", markdown_text(title), status_text(view), summary(view, seal)) +
         section("Steps", steps(view)) + section("Approvals and decisions", answers(view)) +
         section("Who was told", told(view)) + section("Failures", failures(view)) +
         section("Skipped", skipped(view)) + section("Commands", commands(view)) +
         section("Timeline", timeline(events));
}

}  // namespace drctl
