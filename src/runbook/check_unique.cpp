#include <fmt/format.h>

#include <algorithm>

#include "runbook/checker.hpp"
#include "runbook/steps.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

/// Options of one decision exclude each other: each may capture the same name. The recovery point becomes
/// better known on the way: the last one counts.
bool may_both_be(const CaptureSite& a, const CaptureSite& b) {
  if (a.capture->name.text == recovery_point) return true;
  return a.decision != nullptr && a.decision == b.decision && a.option != b.option;
}

}  // namespace

void Checker::check_unique() {
  std::map<std::string, Place> ids;
  check_ids(reading_.runbook.steps, ids);
  for (const auto& variable : reading_.runbook.vars)
    if (const auto site = sites_.find(variable.name.text); site != sites_.end())
      findings_.add(codes::taken_name, site->second.capture->name.place,
                    fmt::format("'{}' is a variable: a step can't capture it", variable.name.text),
                    "choose another name", {{variable.name.place, "declared here"}});
  for (auto site = sites_.begin(); site != sites_.end(); ++site)
    for (auto earlier = sites_.lower_bound(site->first); earlier != site; ++earlier)
      if (!may_both_be(earlier->second, site->second)) {
        findings_.add(
            codes::taken_name, site->second.capture->name.place,
            fmt::format("'{}' is captured already, by step '{}'", site->first, earlier->second.step->id.text),
            "choose another name", {{earlier->second.capture->name.place, "captured here"}});
        break;
      }
}

void Checker::check_ids(const std::vector<Step>& steps, std::map<std::string, Place>& seen) {
  for (const auto& step : steps) {
    if (!step.id.text.empty()) {
      const auto [first, is_new] = seen.emplace(step.id.text, step.id.place);
      if (!is_new)
        findings_.add(codes::taken_id, step.id.place, fmt::format("the id '{}' is taken", step.id.text),
                      "ids are unique in a runbook; a step that includes one may state an id of its own",
                      {{first->second, "first used here"}});
    }
    for (const auto* inner : inner_lists(step)) check_ids(*inner, seen);
  }
}

}  // namespace drctl
