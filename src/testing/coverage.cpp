#include "testing/coverage.hpp"

#include <algorithm>

#include "testing/coverage_items.hpp"

namespace drctl {

void Coverage::add(const Plan& plan, const Played& played) {
  if (all_.empty()) all_ = items_of(*plan.frames.front().runbook);
  for (auto& item : items_of(plan, played)) covered_.insert(std::move(item));
  missing_.clear();
  std::ranges::copy_if(all_, std::back_inserter(missing_),
                       [&](const Item& item) { return !covered_.contains(item); });
}

std::size_t Coverage::all(Item::Kind kind) const {
  return static_cast<std::size_t>(std::ranges::count(all_, kind, &Item::kind));
}

std::size_t Coverage::covered(Item::Kind kind) const {
  return all(kind) - static_cast<std::size_t>(std::ranges::count(missing_, kind, &Item::kind));
}

int Coverage::percent() const {
  using enum Item::Kind;
  const auto of = all(step) + all(branch);
  return of == 0 ? 100 : static_cast<int>((covered(step) + covered(branch)) * 100 / of);
}

}  // namespace drctl
