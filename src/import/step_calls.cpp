#include "import/step_calls.hpp"

#include <fmt/format.h>

namespace drctl {
namespace {

/// The smallest runbook that holds the call.
std::string trial_of(const CallDraft& call) {
  RunbookDraft draft;
  draft.name = "trial";
  draft.title = "Trial";
  draft.steps.push_back({{}, "trial", "Trial", "", "", call});
  draft.steps.front().call.comments.clear();
  return runbook_text(draft);
}

}  // namespace

CallDraft accepted(CallDrafts ways, const Refusal& refusal) {
  std::vector<std::string> reasons;
  for (std::size_t at = 0; at + 1 < ways.size(); ++at) {
    const auto why = refusal(trial_of(ways[at]));
    if (why.empty()) {
      ways.back() = std::move(ways[at]);
      break;
    }
    reasons.push_back(fmt::format("not for {}: {}", ways[at].keys.front().key, why));
  }
  auto call = std::move(ways.back());
  if (call.keys.front().key == "manual")
    call.comments.insert(call.comments.end(), reasons.begin(), reasons.end());
  return call;
}

}  // namespace drctl
