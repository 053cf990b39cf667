#include "plan/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace drctl {

std::string PlannedStep::title() const {
  const auto& title = text->title.empty() ? text->id.text : text->title;
  return role == Role::rollback ? "Roll back: " + title : title;
}

std::optional<std::size_t> Plan::find(std::string_view id) const {
  auto it = std::ranges::find(steps, id, &PlannedStep::id);
  if (it == steps.end()) return std::nullopt;
  return static_cast<std::size_t>(it - steps.begin());
}

}  // namespace drctl
