#include "plan/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace drctl {

const GateLimit* PlannedStep::gate_limit() const {
  return text->gate && role == Role::forward ? &*text->gate : nullptr;
}

std::string PlannedStep::title() const {
  auto title = text->title.empty() ? text->id.text : text->title;
  if (leaves_outputs) title = "What " + text->id.text + " leaves";
  if (!item.empty()) title += " [" + item + "]";
  return role == Role::rollback ? "Roll back: " + title : title;
}

std::string goto_target(const PlannedStep& step) {
  const auto prefix = step.id.substr(0, step.id.size() - step.text->id.text.size());
  return prefix + step.text->go_to.text;
}

std::optional<std::size_t> Plan::find(std::string_view id) const {
  auto it = std::ranges::find(steps, id, &PlannedStep::id);
  if (it == steps.end()) return std::nullopt;
  return static_cast<std::size_t>(it - steps.begin());
}

}  // namespace drctl
