#include "report/console.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>
#include <vector>

#include "journal/masked_event.hpp"
#include "platform/clock.hpp"
#include "report/doubt_text.hpp"
#include "report/failure_text.hpp"
#include "report/gate_text.hpp"
#include "report/head_text.hpp"
#include "report/identity_text.hpp"
#include "report/notice_text.hpp"
#include "report/plain_text.hpp"
#include "report/shown_result.hpp"
#include "report/step_text.hpp"
#include "support/contains.hpp"
#include "support/masking.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

StepDisplay display_in(const StepDisplays& displays, const std::string& step) {
  const auto found = displays.find(step);
  return found == displays.end() ? StepDisplay{} : found->second;
}

bool will_be_tried_again(const StepFinished& finished, const StepDisplay& display) {
  const auto& end = finished.end;
  return finished.attempt < display.attempts &&
         (end == "failed" || end == "timed_out" || end == "could_not_start" || end == "cut_off") &&
         (display.retried.empty() || contains(display.retried, end));
}

/// The gate stood on the screen until its time was over.
bool was_asked(const RunView& view) {
  return view.open_gate && !view.answers.empty() && view.answers.back().answer == "expired";
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

/// What each kind of event writes to the screen; the view has it already.
struct Console::Teller {
  Console& console;
  const RunView& view = console.view_;
  const Style& style = console.screen_.style();

  void print(const std::string& text) const { console.screen_.print(text); }
  void print_step(const std::string& id) const {
    if (const auto* step = view.find(id)) print(step_line(style, columns_for(view), *step));
  }
  void detail(const std::string& text) const { print(detail_lines(style, text)); }

  void operator()(const RunStarted&) const { print(head_text(view, console.options_.journal, style)); }
  void operator()(const RunResumed&) const { print(head_text(view, console.options_.journal, style)); }
  void operator()(const StepSkipped& skipped) const { print_step(skipped.step); }
  void operator()(const StepChecked& checked) const {
    const auto* step = view.find(checked.step);
    if (checked.already_done && step && step->by_hand) return detail(first_line(checked.detail));
    if (checked.already_done) return print_step(checked.step);
    detail(fmt::format("{} is not done yet: {}", checked.step, first_line(checked.detail)));
  }
  void operator()(const GateOpened& gate) const { console.gate_ = gate; }
  void operator()(const GateAnswered& gate) const {
    if (gate.answer == "skipped" || gate.answer == "by_hand") print_step(gate.step);
    if (gate.answer == "by_hand") tell_word(gate);
    if (gate.answer == "approved" && gate.how != "terminal") tell_approval(gate);
  }
  /// Nobody looked at the gate: the screen says all the same what it was about.
  void tell_approval(const GateAnswered& answer) const {
    const auto& gate = console.gate_;
    detail(fmt::format("{} approved by {} ({})", answer.step, answer.by, answer.how));
    detail(fmt::format("  {}, on {}: {}", gate.effect, gate.target, gate.command));
    if (!gate.change.empty()) detail("  would change: " + gate.change);
    detail("  " + gate.consequence);
  }
  void operator()(const ShellOpened& opened) const {
    detail(
        fmt::format("{}, recorded; what is done there is not. `exit` comes back to the gate.", opened.shell));
  }
  void operator()(const ShellClosed& closed) const {
    detail(closed.error.empty()
               ? fmt::format("back after {}", to_words(std::chrono::milliseconds{closed.duration_ms}))
               : "it could not be opened: " + closed.error);
  }
  void operator()(const ChoiceMade& choice) const {
    print_step(choice.step);
    detail(fmt::format("chosen by {} ({})", choice.by, choice.how));
  }
  void operator()(const StepStarted& started) const {
    console.live_[started.step].begin(started.step, console.clock_.steady_now());
  }
  void operator()(const StepOutput& output) const {
    auto& live = console.live_[output.step];
    if (live.needs_head() || console.speaker_ != output.step) print_head(output.step);
    console.speaker_ = output.step;
    print(output_line(style, output.line));
    live.spoke(console.clock_.steady_now(), output.line);
  }
  void print_head(const std::string& id) const {
    if (const auto* step = view.find(id))
      print(step_line(style, columns_for(view), Mark::running, step->id, step->title, ""));
  }
  void operator()(const StepFinished& finished) const {
    const auto live = std::exchange(console.live_[finished.step], {});
    console.live_.erase(finished.step);
    const bool was_narrated = live.has_head();
    const auto unsaid = console.speaker_ == finished.step ? live.unsaid(finished.error) : finished.error;
    console.speaker_.clear();
    console.screen_.status("");
    const auto display = display_in(console.options_.steps, finished.step);
    if (finished.end == "succeeded") return tell_success(finished, display, was_narrated);
    const auto* step = view.find(finished.step);
    if (will_be_tried_again(finished, display))
      return print(step_line(style, columns_for(view), Mark::tolerated, step->id, step->title,
                             fmt::format("attempt {} of {} {}: {}", finished.attempt, display.attempts,
                                         end_text(finished.end), first_line(finished.error))));
    print_step(finished.step);
    auto told = *step;
    told.error = unsaid;
    print(failure_text(told, display, style));
  }
  void tell_success(const StepFinished& finished, const StepDisplay& display, bool was_narrated) const {
    print_step(finished.step);
    print(capture_lines(style, finished.captures));
    const bool seen = was_narrated && display.show == Show::text;
    if (!seen) print(shown_result(finished.result, display.show, style));
  }
  void operator()(const FailureAnswered& answer) const {
    if (answer.answer == "retry")
      return detail(fmt::format("tried again, by {} ({})", answer.by, answer.how));
    if (answer.answer == "continue" || answer.answer == "goto")
      return detail(fmt::format("the run goes on ({})", answer.how));  // the failure stands right above
    if (answer.answer != "stop") print_step(answer.step);
    if (answer.answer == "by_hand") tell_word(answer);
  }
  /// Who stands for it that a step is done.
  void tell_word(const auto& answer) const { detail(fmt::format("so says {} ({})", answer.by, answer.how)); }

  void operator()(const UnknownAnswered& answer) const {
    if (answer.answer == "again")
      detail(fmt::format("{} runs again, by {} ({})", answer.step, answer.by, answer.how));
    if (answer.answer != "done") return;
    print_step(answer.step);
    tell_word(answer);
  }
  void operator()(const TargetIdentified& identified) const {
    if (identified.verdict == "expected_new" || identified.verdict == "mismatch")
      detail(identity_text(identified));
  }
  void operator()(const RollbackStarted& rollback) const {
    print(fmt::format("\n{}\n", style.paint(Tone::warning, "rolling back: " + printable(rollback.reason))));
  }
  void operator()(const Notified& notice) const { detail(notice_text(notice)); }
  void operator()(const RunEnded& ended) const {
    console.screen_.status("");
    // Whoever was asked has seen it already; where nobody was, the log must say what waits.
    if (was_asked(view)) return;
    if (view.open_gate && ended.status == "approval_needed") print(gate_text(*view.open_gate, style));
    if (view.open_gate || ended.status != "approval_needed") return;
    for (const auto& step : view.steps)
      if (is_in_doubt(step))
        print(doubt_text({step.id, step.title, step.command, step.target, step.started}, style));
  }
};

Console::Console(Screen& screen, Clock& clock, const Masker& masker, ConsoleOptions options)
    : screen_(screen), clock_(clock), masker_(masker), options_(std::move(options)) {}

void Console::recall(std::span<const Event> events) {
  const std::scoped_lock lock(mutex_);
  for (const auto& event : events) follow(view_, event);
}

std::expected<void, std::string> Console::record(const Event& event, const State&) {
  const std::scoped_lock lock(mutex_);
  const auto masked = event_from(masked_event(masker_, to_json(event)));
  follow(view_, masked);
  std::visit(Teller{*this}, masked.what);
  return {};
}

void Console::progress(std::string_view step, std::size_t done, std::size_t total, std::string_view what) {
  const std::scoped_lock lock(mutex_);
  if (const auto live = live_.find(std::string(step)); live != live_.end())
    live->second.progress(done, total, masker_.mask(what));
  refresh();
}

void Console::tick() {
  const std::scoped_lock lock(mutex_);
  refresh();
}

std::string Console::live_line(const StepView& step, const LiveStep& live, const std::string& time) const {
  auto line = fmt::format("  {} {}", screen_.style().mark(Mark::running), step.id);
  for (const auto& part : {step.title == step.id ? std::string{} : step.title, time, live.progress_text()})
    if (!part.empty()) line += "  " + part;
  return line;
}

/// What is at work since a second or more.
std::string Console::status_text(std::chrono::steady_clock::time_point now) const {
  std::vector<std::string> several;
  for (const auto& [id, live] : live_) {
    const auto time = live.elapsed(now);
    const auto* step = view_.find(id);
    if (time && step && live_.size() == 1) return live_line(*step, live, *time);
    if (time) several.push_back(fmt::format("{} {}", printable(id), *time));
  }
  if (several.empty()) return {};
  return fmt::format("  {} {} at work: {}", screen_.style().mark(Mark::running), live_.size(),
                     fmt::join(several, ", "));
}

void Console::refresh() {
  if (live_.empty() || screen_.held()) return;
  const auto now = clock_.steady_now();
  if (screen_.appearance().medium == Medium::terminal) {
    if (const auto text = status_text(now); !text.empty()) screen_.status(text);
    return;
  }
  for (auto& [id, live] : live_)
    if (const auto text = live.sparse(now))
      screen_.print(
          fmt::format("  {} {}: still at work, {}\n", screen_.style().mark(Mark::dot), printable(id), *text));
}

}  // namespace drctl
