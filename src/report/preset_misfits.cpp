#include <fmt/format.h>

#include <algorithm>

#include "plan/preview.hpp"
#include "report/preset_operator.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

std::string near_text(const std::string& word, const std::vector<std::string>& words) {
  const auto near = nearest(word, words);
  return near ? fmt::format(": did you mean '{}'?", *near) : std::string{};
}

std::vector<std::string> step_ids(const Plan& plan) {
  std::vector<std::string> ids;
  for (const auto& step : plan.steps) ids.push_back(step.id);
  return ids;
}

std::vector<std::string> option_names(const PlannedStep& step) {
  std::vector<std::string> names;
  if (const auto* choose = std::get_if<Choose>(&step.text->action))
    for (const auto& option : choose->options) names.push_back(option.name.text);
  return names;
}

/// Collects what does not fit.
struct Misfits {
  const Plan& plan;
  std::vector<std::string> found{};

  const PlannedStep* step(const char* option, const std::string& id) {
    if (const auto index = plan.find(id)) return &plan.steps[*index];
    found.push_back(
        fmt::format("{} {}: this runbook has no step '{}'{}", option, id, id, near_text(id, step_ids(plan))));
    return nullptr;
  }

  // What can't be previewed yet may turn out to be gated.
  void approve(const std::string& id) {
    const auto* named = step("--approve", id);
    if (!named) return;
    const auto prepared = named->call ? std::optional(preview_known(plan, *named)) : std::nullopt;
    const bool may_ask = prepared && (!*prepared || (*prepared)->gated);
    if (!may_ask) found.push_back(fmt::format("--approve {}: the step needs no approval", id));
  }

  void choose(const std::string& id, const std::string& option) {
    const auto* named = step("--choose", id);
    if (!named) return;
    const auto names = option_names(*named);
    if (names.empty())
      found.push_back(fmt::format("--choose {}: the step is no decision", id));
    else if (std::ranges::find(names, option) == names.end())
      found.push_back(
          fmt::format("--choose {}: '{}' has no option '{}'{}", id, id, option, near_text(option, names)));
  }

  void expect_new(const std::string& name) {
    std::vector<std::string> names;
    for (const auto& target : plan.targets) names.push_back(target.name);
    if (std::ranges::find(names, name) == names.end())
      found.push_back(fmt::format("--expect-new-target {}: this runbook has no target '{}'{}", name, name,
                                  near_text(name, names)));
  }
};

}  // namespace

std::vector<std::string> misfits(const Preset& preset, const Plan& plan) {
  Misfits look{plan};
  for (const auto& id : preset.approve) look.approve(id);
  for (const auto& [id, option] : preset.choose) look.choose(id, option);
  for (const auto& [id, reason] : preset.skip) look.step("--skip", id);
  for (const auto& id : preset.done) look.step("--done", id);
  for (const auto& id : preset.again) look.step("--again", id);
  for (const auto& id : preset.retry) look.step("--retry", id);
  for (const auto& target : preset.expect_new) look.expect_new(target);
  return look.found;
}

}  // namespace drctl
