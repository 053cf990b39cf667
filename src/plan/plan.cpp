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

std::string describe(const Target& target) {
  if (target.kind == "postgres")
    return fmt::format("database {} on {}:{} as {}", target.setting("database"), target.setting("host"),
                       target.setting("port"), target.setting("user"));
  if (target.kind == "kubernetes")
    return fmt::format("namespace {} of cluster context {}", target.setting("namespace"),
                       target.setting("context"));
  return target.name;
}

}  // namespace drctl
