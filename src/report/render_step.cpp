#include "report/render_step.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/markdown.hpp"
#include "report/render_command.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

std::string line(std::string_view label, const std::string& text) {
  return fmt::format("- **{}** {}\n", label, text);
}

std::string lines(std::string_view label, const std::vector<Condition>& conditions) {
  std::string text;
  for (const auto& condition : conditions) text += line(label, markdown_word(condition.expression.text()));
  return text;
}

/// What to do by hand, and what to write down.
std::string instructions_text(const Prepared& prepared) {
  auto text = markdown_code(prepared.preview.command);
  const auto asked = prepared.call.arguments.value("ask", nlohmann::json::object());
  for (const auto& [name, prompt] : asked.items())
    text += line("Note", markdown_word(name) + ": " + markdown_text(prompt.get<std::string>()));
  return text;
}

std::string target_text(const Prepared& prepared, const CallText& call) {
  if (call.adapter.text == "manual" || prepared.preview.target.empty()) return "";
  return "On " + markdown_text(prepared.preview.target) + ":\n\n";
}

std::string call_text(const CallText& call, const WrittenCalls& calls) {
  const auto prepared = calls.of(call);
  if (!prepared) return "It can't be done as it stands: " + markdown_text(prepared.error().message) + ".\n";
  if (call.adapter.text == "manual") return instructions_text(*prepared);
  return target_text(*prepared, call) + render_command(*prepared, call);
}

std::string danger_text(const Step& step, const CallText& call, const WrittenCalls& calls) {
  const auto prepared = calls.of(call);
  const auto effect = prepared ? prepared->effect : Effect::destructive;
  const bool stops = effect == Effect::destructive || step.confirm;
  if (!stops)
    return effect == Effect::change && prepared
               ? "Changes something: " + markdown_text(prepared->reason) + ".\n\n"
               : "";
  auto text = fmt::format("> **Stop and think: {}.**", to_string(effect));
  if (prepared) text += " " + markdown_text(prepared->reason) + ".";
  if (step.confirm) text += "\n> " + markdown_text(calls.text(*step.confirm));
  return text + "\n\n";
}

std::string wait_text(const Step& step, const CallText& call) {
  if (!step.until) return "";
  return line("Again every " + to_words(step.every) + ", until",
              markdown_word(step.until->expression.text())) +
         (call.timeout ? line("For at most", to_words(*call.timeout)) : "");
}

std::string failure_text(const Step& step) {
  switch (step.on_failure) {
    case OnFailure::ask:
      return "";
    case OnFailure::stop:
      return line("If it fails,", "stop here.");
    case OnFailure::continue_:
      return line("If it fails,", "note why, and go on.");
    case OnFailure::rollback:
      return line("If it fails,", "undo the steps that are done, newest first.");
    case OnFailure::goto_:
      return line("If it fails,", "go on at " + markdown_word(step.go_to.text) + ".");
  }
  return "";
}

/// "1 s, then each time 2 times as long, at most 30 s"
std::string pauses_text(const Retries& retries) {
  auto text = to_words(retries.delay);
  if (retries.backoff != 1.0)
    text += fmt::format(", then each time {} times as long, at most {}", retries.backoff,
                        to_words(retries.max_delay));
  return text;
}

/// " (timed out or cut off)"; nothing for every failure
std::string failures_text(const std::vector<std::string>& ends) {
  auto text = ends.empty() ? "" : fmt::format(" ({})", fmt::join(ends, " or "));
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string retries_text(const Step& step) {
  if (!step.retries || step.retries->attempts < 2) return "";
  const auto& retries = *step.retries;
  return line("If it fails" + failures_text(retries.on) + ",",
              fmt::format("try again, {} times in all, after {}.", retries.attempts, pauses_text(retries)));
}

std::string notes_text(const Step& step) {
  std::string text;
  for (const auto& [name, value] : step.capture)
    text += line("Note",
                 fmt::format("{} = {}", markdown_word(name.text), markdown_word(value.expression.text())));
  return text;
}

std::string block(std::string_view heading, const std::string& text) {
  return fmt::format("\n{}\n\n{}", heading, text);
}

}  // namespace

std::string render_step_head(const Step& step) {
  std::string text;
  if (step.when) text += fmt::format("Only if {}.\n\n", markdown_word(step.when->expression.text()));
  text += markdown_lines(step.description);
  for (const auto& owner : step.owners) text += fmt::format("Who: {}\n\n", markdown_text(owner));
  for (const auto& link : step.links) text += fmt::format("See {}\n\n", markdown_text(link));
  return text;
}

std::string render_call(const Step& step, const CallText& call, const WrittenCalls& calls) {
  auto text = danger_text(step, call, calls);
  if (step.check)
    text += "Already done? Then skip it. " + call_text(step.check->call, calls) + "\n" +
            lines("It is done when", step.check->expect) + "\n";
  text += call_text(call, calls);
  if (const auto notes = wait_text(step, call) + lines("Expect", step.expect) + notes_text(step) +
                         retries_text(step) + failure_text(step);
      !notes.empty())
    text += "\n" + notes;
  if (step.rollback) text += block("To undo it:", call_text(*step.rollback, calls));
  if (step.by_hand)
    text += block("By hand, where that can't be run:", markdown_code(calls.text(*step.by_hand)));
  return text;
}

}  // namespace drctl
