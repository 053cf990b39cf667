#include "plan/identity.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "plan/silent_narration.hpp"

namespace drctl {

namespace {

using nlohmann::json;

struct Row {
  std::string_view kind, adapter, answer;
  std::vector<json> arguments;
};

json query(json further) {
  further["query"] = {{"text", "SELECT system_identifier::text AS id FROM pg_catalog.pg_control_system()"},
                      {"params", json::array()}};
  return further;
}

/// The target's own database may be what was lost; `postgres` is there on every server.
const std::array<Row, 2>& rows() {
  static const std::array<Row, 2> all = {{
      {"postgres", "sql", "/rows/0/id", {query(json::object()), query({{"database", "postgres"}})}},
      {"kubernetes",
       "kubectl",
       "/json/metadata/uid",
       {{{"args", {"get", "namespace", "kube-system", "-o", "json"}}}}},
  }};
  return all;
}

}  // namespace

IdentityQuestions identity_questions(const std::vector<Target>& targets, const Adapters& adapters) {
  IdentityQuestions questions;
  for (const auto& target : targets)
    for (const auto& row : rows()) {
      if (row.kind != target.kind || adapters.find(row.adapter) == nullptr) continue;
      IdentityQuestion question{adapters.find(row.adapter), {}, std::string(row.answer)};
      for (const auto& arguments : row.arguments) question.calls.push_back({arguments, target});
      questions.emplace(target.name, std::move(question));
    }
  return questions;
}

std::expected<std::string, std::string> identity_of(const IdentityQuestion& question,
                                                    const Cancellation& cancel,
                                                    std::chrono::milliseconds patience) {
  SilentNarration silent;
  Execution execution{cancel, patience, silent};
  std::string error;
  for (const auto& call : question.calls) {
    const auto outcome = question.adapter->perform(call, execution);
    const json::json_pointer answer(question.answer);
    if (outcome.end == End::succeeded && outcome.result.contains(answer) &&
        outcome.result[answer].is_string())
      return outcome.result[answer].get<std::string>();
    if (error.empty()) error = outcome.error.empty() ? "it told none" : outcome.error;
  }
  return std::unexpected(error);
}

}  // namespace drctl
