#include "report/rehearsal_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/plain_text.hpp"
#include "report/plan_text.hpp"
#include "report/table.hpp"

namespace drctl {

namespace {

constexpr std::size_t widest_id = 40;

std::size_t id_width(const Plan& plan) {
  std::size_t width = 0;
  for (const auto& step : plan.steps)
    if (step.role == Role::forward) width = std::max(width, step.id.size());
  return std::min(width, widest_id);
}

Mark mark_of(Proof proof) {
  switch (proof) {
    case Proof::ran:
    case Proof::tried:
      return Mark::done;
    case Proof::failed:
      return Mark::failed;
    case Proof::skipped:
      return Mark::skipped;
    case Proof::entered:
      return Mark::group;
    default:
      return Mark::dot;
  }
}

std::string below(std::string_view label, const std::string& text) {
  std::string lines;
  for (const auto& line : printable_lines(text)) {
    lines += fmt::format("      {}{}\n", label, line);
    label = "  ";
  }
  return lines;
}

std::string_view legend(Proof proof) {
  switch (proof) {
    case Proof::ran:
      return "ran, since they only read";
    case Proof::tried:
      return "tried without changing anything";
    case Proof::shown:
      return "shown only: there is no way to try them";
    case Proof::unknown:
      return "not known before a real run";
    default:
      return "failed";
  }
}

}  // namespace

std::string rehearsal_head(const Plan& plan, const Style& style) {
  return style.paint(Tone::bold, "Rehearsal: ") + plan_head(plan, style) + "\n";
}

std::string rehearsal_lines(const Plan& plan, const Rehearsed& rehearsed, const Style& style) {
  const auto& step = *rehearsed.step;
  const auto title = step.title() == step.id ? std::string{} : printable(step.title());
  auto text = fmt::format("  {} {:<{}}  {:<9}  {}\n", style.mark(mark_of(rehearsed.proof)),
                          printable(step.id), id_width(plan), to_string(rehearsed.proof), title);
  text.erase(text.find_last_not_of(" \n") + 1);
  text += '\n';
  if (rehearsed.proof != Proof::ran && rehearsed.proof != Proof::entered)
    text += below("", rehearsed.command);
  if (rehearsed.gated) text += below("", "a real run asks for approval here");
  text += below("", rehearsed.remark) + below("error: ", rehearsed.error) + below("help: ", rehearsed.help);
  return text;
}

std::string rehearsal_end(const Proofs& proofs, const Style& style) {
  std::string text = "\n";
  for (const auto proof : {Proof::ran, Proof::tried, Proof::shown, Proof::unknown, Proof::failed})
    if (const auto count = proofs.find(proof); count != proofs.end())
      text += fmt::format("  {} {:>3} {}\n", style.mark(mark_of(proof)), count->second, legend(proof));
  return text + "Nothing was changed.\n";
}

}  // namespace drctl
