#include "report/outline.hpp"

#include <fmt/format.h>

namespace drctl {
namespace {

std::string kind_of(const PlannedStep& step) {
  if (step.role == Role::rollback) return "rollback";
  if (std::holds_alternative<Choose>(step.text->action)) return "decision";
  if (std::holds_alternative<ForEach>(step.text->action)) return "for_each";
  if (std::holds_alternative<Parallel>(step.text->action)) return "parallel";
  return std::holds_alternative<Include>(step.text->action) ? "include" : "step";
}

std::string place_of(const Step& step) {
  return step.place.source ? fmt::format("{}:{}", step.place.source->path, step.place.line) : std::string{};
}

StepDisplay display_of(const Step& step) {
  if (!step.retries) return {step.show, place_of(step), 1};
  return {step.show, place_of(step), step.retries->attempts, step.retries->on};
}

}  // namespace

std::vector<StepOutline> outline_of(const Plan& plan) {
  std::vector<StepOutline> outline;
  for (const auto& step : plan.steps) outline.push_back({step.id, step.title(), kind_of(step)});
  return outline;
}

StepDisplays displays_of(const Plan& plan) {
  StepDisplays displays;
  for (const auto& step : plan.steps)
    displays[step.id] = step.role == Role::forward ? display_of(*step.text)
                                                   : StepDisplay{Show::nothing, place_of(*step.text), 1};
  return displays;
}

}  // namespace drctl
