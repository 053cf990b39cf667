#include "report/terminal_operator.hpp"

#include <fmt/format.h>

#include <array>

#include "report/doubt_text.hpp"
#include "report/facts_text.hpp"
#include "report/gate_text.hpp"
#include "report/head_text.hpp"
#include "report/plain_text.hpp"
#include "report/step_text.hpp"
#include "support/contains.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

constexpr auto for_the_record = "a reason is needed: it goes into the record.";

std::optional<std::chrono::milliseconds> patience_of(const GateOpened& gate) {
  if (gate.wait_ms == 0) return std::nullopt;
  return std::chrono::milliseconds{gate.wait_ms};
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string failure_heading(const FailureQuestion& question, const Style& style) {
  return fmt::format("\n{} {}\n",
                     style.paint(Tone::bold, fmt::format("'{}' did not succeed:", question.step)),
                     printable(first_line(question.error)));
}

struct FailureChoice {
  FailureAnswer answer;
  PromptOption option;
};

std::vector<FailureChoice> failure_choices(const FailureQuestion& question) {
  std::vector<FailureChoice> choices = {
      {FailureAnswer::retry, {"retry", "run the step again"}},
      {FailureAnswer::skip, {"skip", "go on without it; you say why"}},
      {FailureAnswer::by_hand, {"by hand", "you have done it yourself; you say how, and the run goes on"}}};
  if (question.can_roll_back)
    choices.push_back({FailureAnswer::rollback, {"roll back", "undo the steps that are done, newest first"}});
  choices.push_back({FailureAnswer::stop, {"stop", "end here; `drctl resume` goes on later"}});
  return choices;
}

}  // namespace

TerminalOperator::TerminalOperator(Screen& screen, LineInput& input, std::string by)
    : screen_(screen), input_(input), prompt_(screen, input), by_(std::move(by)) {}

void TerminalOperator::begin_question(const std::string& heading,
                                      std::optional<std::chrono::milliseconds> patience) {
  input_.begin_question(patience);
  screen_.print(heading);
}

Signature TerminalOperator::signature(std::string reason) const {
  return {by_, "terminal", std::move(reason)};
}

std::optional<Signature> TerminalOperator::reasoned(const std::string& question) {
  auto reason = prompt_.text(question, for_the_record);
  if (!reason) return std::nullopt;
  return signature(std::move(*reason));
}

std::optional<Signed<GateAnswer>> TerminalOperator::gate(const GateQuestion& question) {
  const auto& gate = question.gate;
  begin_question(gate_text(gate, screen_.style()), patience_of(gate));
  if (contains(gate.approved_by, by_)) return wait_for_another(gate);
  const auto choices = gate_choices(question);
  for (;;) {
    const auto typed = prompt_.line(gate_label(gate.word, choices));
    if (!typed) return not_answered(gate);
    if (const auto* choice = choice_named(choices, *typed)) {
      if (auto answer = chosen(*choice, question)) return answer;
    } else if (*typed == printable(gate.word)) {
      return Signed{GateAnswer::approve, signature()};
    } else if (!typed->empty()) {
      prompt_.say(fmt::format("'{}' is not '{}': nothing was run.", *typed, printable(gate.word)));
      screen_.print(choices_text(choices, screen_.style()));
    }
  }
}

/// Nothing when it only was to be shown.
std::optional<Signed<GateAnswer>> TerminalOperator::chosen(const GateChoice& choice,
                                                           const GateQuestion& question) {
  if (!choice.answer) {
    screen_.print(facts_text(question, screen_.style()));
    return std::nullopt;
  }
  if (choice.why.empty()) return Signed{*choice.answer, signature()};
  const auto why = reasoned(choice.why);
  return why ? Signed{*choice.answer, *why} : not_answered(question.gate);
}

/// The person has stopped, or nobody was there in time.
Signed<GateAnswer> TerminalOperator::not_answered(const GateOpened& gate) const {
  if (!prompt_.ran_out()) return {GateAnswer::stop, signature()};
  return {GateAnswer::expire, {"nobody", "no answer within " + to_words(*patience_of(gate)), ""}};
}

/// One person is not two. The same approval again means: see whether another has come.
Signed<GateAnswer> TerminalOperator::wait_for_another(const GateOpened& gate) {
  prompt_.say(fmt::format("another person is needed, at another terminal: drctl approve {} --operator NAME",
                          gate.step));
  const auto answer = prompt_.line("Enter to look whether it is approved, or stop:");
  if (!answer) return not_answered(gate);
  return {*answer == "stop" ? GateAnswer::stop : GateAnswer::approve, signature()};
}

std::optional<Signed<std::string>> TerminalOperator::choice(const ChoiceQuestion& question) {
  begin_question(
      fmt::format("\n{} {}\n", screen_.style().paint(Tone::bold, "decide:"), printable(question.title)));
  std::vector<PromptOption> options;
  for (const auto& [name, title] : question.options) options.push_back({name, title});
  options.push_back({"stop", "end here; `drctl resume` goes on later"});
  const auto index = prompt_.pick(options);
  const bool decided = index && *index < question.options.size();
  return Signed{decided ? question.options[*index].first : std::string{}, signature()};
}

std::optional<Signed<FailureAnswer>> TerminalOperator::failure(const FailureQuestion& question) {
  // Nothing went wrong: now there is somebody, whom the step itself asks.
  if (question.waited_for_a_person)
    return Signed{FailureAnswer::retry, Signature{"drctl", "resumed: there is a person now", ""}};
  begin_question(failure_heading(question, screen_.style()));
  show_by_hand(question.by_hand);
  const auto choices = failure_choices(question);
  std::vector<PromptOption> options;
  for (const auto& choice : choices) options.push_back(choice.option);
  const auto index = prompt_.pick(options);
  const auto answer = index ? choices[*index].answer : FailureAnswer::stop;
  if (answer != FailureAnswer::skip && answer != FailureAnswer::by_hand) return Signed{answer, signature()};
  const auto why = reasoned(answer == FailureAnswer::skip ? "why is it skipped?" : "what was done by hand?");
  return why ? Signed{answer, *why} : Signed{FailureAnswer::stop, signature()};
}

void TerminalOperator::show_by_hand(const std::string& instructions) {
  if (instructions.empty()) return;
  screen_.print("  by hand it is done like this:\n" + detail_lines(screen_.style(), instructions));
}

std::optional<Signed<UnknownAnswer>> TerminalOperator::unknown(const UnknownQuestion& question) {
  begin_question(doubt_text(question, screen_.style()));
  const std::array<PromptOption, 3> options = {{{"done", "it has done its work; you say how you know"},
                                                {"again", "run it again, through its gate"},
                                                {"stop", "end here; `drctl resume` asks again"}}};
  const auto index = prompt_.pick(options);
  if (!index || *index == 2) return Signed{UnknownAnswer::stop, signature()};
  if (*index == 1) return Signed{UnknownAnswer::again, signature()};
  const auto why = reasoned("what shows that it is done?");
  return why ? Signed{UnknownAnswer::done, *why} : Signed{UnknownAnswer::stop, signature()};
}

std::optional<ManualReport> TerminalOperator::ask(const std::string& instructions,
                                                  const std::vector<Question>& questions) {
  begin_question(fmt::format("\n{}\n", screen_.style().paint(Tone::bold, "to be done by hand:")));
  for (const auto& line : printable_lines(instructions)) screen_.print("  " + line + "\n");
  const std::array<PromptOption, 3> options = {{{"done", "it is done"},
                                                {"failed", "it did not work; you say why"},
                                                {"stop", "end here; `drctl resume` asks again"}}};
  const auto index = prompt_.pick(options);
  if (!index || *index == 2) return ManualReport{ManualReport::Answer::stop, {}, {}};
  return *index == 0 ? take_values(questions) : take_failure();
}

ManualReport TerminalOperator::take_values(const std::vector<Question>& questions) {
  ManualReport report{ManualReport::Answer::done, {}, {}};
  for (const auto& question : questions) {
    auto value = prompt_.text(printable(question.prompt), "later steps need this value.");
    if (!value) return {ManualReport::Answer::stop, {}, {}};
    report.values[question.name] = std::move(*value);
  }
  return report;
}

ManualReport TerminalOperator::take_failure() {
  auto note = prompt_.text("what went wrong?", for_the_record);
  if (!note) return {ManualReport::Answer::stop, {}, {}};
  return {ManualReport::Answer::failed, {}, std::move(*note)};
}

}  // namespace drctl
