#include <fmt/format.h>

#include <algorithm>

#include "runbook/call_words.hpp"
#include "runbook/lint.hpp"
#include "runbook/steps.hpp"
#include "support/codes.hpp"

// `kubectl get` prints columns for people, which are other ones in another version.
namespace drctl {
namespace {

bool sets_output(const FieldValue& word) {
  const auto text = written_text(word);
  return text.starts_with("-o") || text.starts_with("--output") || text == "--raw" ||
         text.starts_with("--raw=");
}

bool prints_columns(const CallText& call) {
  const auto* words = words_in(call, "args");
  return words != nullptr && !words->empty() && written_text(words->front()) == "get" &&
         std::ranges::none_of(*words, sets_output);
}

void lint_use(const Step& step, const Condition& use, Findings& findings) {
  if (!use.expression.text().contains("result.output")) return;
  findings.warn(codes::columns_read, use.text.place(),
                fmt::format("step '{}' reads columns that are made for people", step.id.text),
                "add '-o json' to the call and use result.json");
}

}  // namespace

void lint_kubectl(const Linted& linted, Findings& findings) {
  for (const auto* step : all_steps(linted.runbook().steps)) {
    const auto* call = std::get_if<CallText>(&step->action);
    if (call == nullptr || call->adapter.text != "kubectl" || !prints_columns(*call)) continue;
    if (step->until) lint_use(*step, *step->until, findings);
    for (const auto& expect : step->expect) lint_use(*step, expect, findings);
    for (const auto& capture : step->capture) lint_use(*step, capture.value, findings);
  }
}

}  // namespace drctl
