#include "report/summary_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/doubt_text.hpp"
#include "report/gate_text.hpp"
#include "report/plain_text.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

using std::chrono::floor;
using std::chrono::milliseconds;

std::string status_of(const RunView& view) {
  return view.ended ? view.ended->status : view.at_work ? "running" : "unfinished";
}

std::string outcome_text(const RunView& view, const Style& style) {
  auto status = status_of(view);
  const auto tone = status == "succeeded" ? Tone::good : status == "failed" ? Tone::bad : Tone::warning;
  const auto mark = status == "succeeded" ? Mark::done : status == "failed" ? Mark::failed : Mark::tolerated;
  std::ranges::replace(status, '_', ' ');
  auto reason = view.ended     ? view.ended->reason
                : view.at_work ? "drctl is at work on it"
                               : "the record ends without an end of the run";
  if (!view.rollback_reason.empty() && status == "rolled back") reason = view.rollback_reason;
  return fmt::format("\n{} {}{}\n", style.mark(mark), style.paint(tone, status),
                     reason.empty() ? "" : ": " + printable(reason));
}

std::string counts_text(const RunView& view) {
  const auto counts = count_steps(view);
  auto text = fmt::format("{} done", counts.done);
  const auto add = [&text](int count, std::string_view what) {
    if (count > 0) text += fmt::format(", {} {}", count, what);
  };
  add(counts.skipped, "skipped");
  add(counts.tolerated, "failed and passed over");
  add(counts.failed, "failed");
  add(counts.left, "left");
  return text;
}

const StepView* next_step(const RunView& view) {
  const auto found =
      std::ranges::find_if(view.steps, [](const StepView& step) { return !settled(step.state); });
  return found == view.steps.end() ? nullptr : &*found;
}

// What the next session could be given so that it needs nobody.
std::string option_for(const RunView& view) {
  if (view.open_gate) return " --approve " + view.open_gate->step;
  const auto* step = next_step(view);
  if (!step || status_of(view) != "approval_needed") return "";
  if (step->kind == "decision") return fmt::format(" --choose {}=OPTION", step->id);
  return "";
}

/// What must be looked at before one of two commands is right.
std::string either_text(const std::string& resume, const StepView& step) {
  if (is_in_doubt(step))
    return fmt::format("{0} --done {1} # if the target shows that it is done\n{0} --again {1}", resume,
                       step.id);
  return fmt::format("{0} # on a terminal\n{0} --done {1} # once it is done", resume, step.id);
}

std::string next_text(const RunView& view) {
  if (is_over(view) || view.at_work) return "";
  if (status_of(view) == "taken_over") return "drctl show " + view.start.run;
  const auto resume = "drctl resume " + view.start.run;
  const auto* step = next_step(view);
  if (!view.wrong_target.empty())
    return fmt::format(
        "{} # once the environment leads to the right one\n{} --expect-new-target {} # if it was replaced",
        resume, resume, view.wrong_target);
  const bool in_doubt = step && is_in_doubt(*step);
  const bool wants_person = step && step->end == to_string(End::needs_operator);
  if (status_of(view) == "approval_needed" && (in_doubt || wants_person)) return either_text(resume, *step);
  return resume + option_for(view);
}

std::string rto_verdict(const RunView& view, milliseconds taken, milliseconds target) {
  if (view.ended && view.ended->status == "rolled_back") return ", not recovered";
  if (taken > target) return ": missed";
  return is_over(view) ? ": met" : " so far";
}

}  // namespace

std::string rto_text(const RunView& view) {
  const auto taken = floor<milliseconds>(view.last - view.started);
  const milliseconds target{view.start.rto_ms};
  if (target.count() == 0) return to_words(taken);
  return fmt::format("{} of {}{}", to_words(taken), to_words(target), rto_verdict(view, taken, target));
}

std::string rpo_text(const RunView& view) {
  const milliseconds target{view.start.rpo_ms};
  if (!view.recovery_point)
    return target.count() < 0 ? "" : fmt::format("not known (target {})", rpo_words(target));
  const auto lost = std::max(milliseconds{0}, floor<milliseconds>(view.started - *view.recovery_point));
  if (target.count() < 0) return to_words(lost);
  if (lost.count() == 0 && target.count() == 0) return "nothing lost: met";
  if (target.count() == 0) return to_words(lost) + ", nothing may be lost: missed";
  return fmt::format("{} of {}{}", to_words(lost), to_words(target), lost > target ? ": missed" : ": met");
}

std::string summary_text(const RunView& view, const RecordPlaces& places, const Style& style) {
  const bool has_rto = view.start.rto_ms > 0;
  return outcome_text(view, style) + labelled_block({{"steps", counts_text(view)},
                                                     {has_rto ? "RTO" : "time", rto_text(view)},
                                                     {"RPO", rpo_text(view)},
                                                     {"journal", places.journal},
                                                     {"seal", places.seal},
                                                     {"report", places.report},
                                                     {"next", next_text(view)}},
                                                    style);
}

}  // namespace drctl
