#include "plan/open_target.hpp"

#include <algorithm>

#include "runbook/read_target.hpp"
#include "support/ascii.hpp"

namespace drctl {

Target open_target(std::string name, const std::string& kind) {
  Target target{std::move(name), kind, {}, {}};
  const auto row = std::ranges::find(target_kinds(), kind, &TargetKind::name);
  if (row == target_kinds().end()) return target;
  for (const auto& setting : row->settings) {
    const auto& usual = setting.default_value;
    if (setting.need == KeyText::Need::required || !usual.empty())
      target.settings.emplace(setting.name,
                              usual.empty() ? upper(std::string(setting.name)) : std::string(usual));
  }
  return target;
}

}  // namespace drctl
