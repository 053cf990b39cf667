#include <fmt/format.h>

#include <algorithm>

#include "runbook/lint.hpp"
#include "runbook/steps.hpp"
#include "support/codes.hpp"

// `kubectl get` prints columns for people, which are other ones in another version.
namespace drctl {
namespace {

using expression::Template;

/// The words that are written out; of others what stands around their values.
std::vector<std::string> words_of(const CallText& call) {
  std::vector<std::string> words;
  const auto args = call.fields.find("args");
  const auto* list =
      args == call.fields.end() ? nullptr : std::get_if<FieldValue::List>(&args->second.content);
  if (list == nullptr) return words;
  for (const auto& word : *list)
    if (const auto* text = std::get_if<Template>(&word.content)) words.push_back(text->text());
  return words;
}

bool prints_columns(const CallText& call) {
  const auto words = words_of(call);
  const auto is_output = [](const std::string& word) {
    return word.starts_with("-o") || word.starts_with("--output") || word == "--raw" ||
           word.starts_with("--raw=");
  };
  return !words.empty() && words.front() == "get" && std::ranges::none_of(words, is_output);
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
