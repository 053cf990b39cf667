#include "report/facts_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

#include "adapters/helm_secrets.hpp"
#include "adapters/http_secrets.hpp"
#include "report/gate_text.hpp"
#include "report/plain_text.hpp"
#include "support/json_text.hpp"

namespace drctl {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

std::string body_without_secrets(const std::string& body) {
  const auto value = parse_json(body);
  return value ? json_without_secrets(*value).dump() : form_without_secrets(body);
}

/// A manifest, mostly.
std::string input_without_secrets(const std::string& input) {
  const auto value = parse_json(input);
  if (!value) return without_release_secrets(input);
  return input.contains("Secret") ? "[JSON that names a Secret, withheld]"
                                  : json_without_secrets(*value).dump();
}

std::string text_of_argument(const std::string& name, const std::string& text) {
  if (name == "body") return body_without_secrets(text);
  return name == "input" ? input_without_secrets(text) : text;
}

/// A row for each text in the value: "query.text". Lists stay in one row.
void add_value(Rows& rows, const std::string& name, const Json& value) {
  if (value.is_object())
    for (const auto& [key, inner] : value.items()) add_value(rows, name + "." + key, inner);
  else if (value.is_string())
    rows.emplace_back(name, text_of_argument(name, value));
  else if (!value.empty())
    rows.emplace_back(name, value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// A text, or all texts of a list.
bool stands_in(const std::string& command, const Json& value) {
  if (value.is_string()) return command.contains(value.get_ref<const std::string&>());
  return value.is_array() &&
         std::ranges::all_of(value, [&](const Json& word) { return stands_in(command, word); });
}

/// Only how its variables are called: they are the usual way to give a program a secret.
std::string names_in(const Json& environment) {
  std::vector<std::string> names;
  for (const auto& [name, value] : environment.items()) names.push_back(name);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// What goes into the call and is not told by its command.
Rows call_rows(const Json& arguments, const std::string& command) {
  Rows rows;
  const auto shown = json_without_secrets(arguments);
  for (const auto& [name, value] : shown.items())
    if (name == "environment")
      rows.emplace_back(name, names_in(value));
    else if (!stands_in(command, value))
      add_value(rows, name, value);
  return rows;
}

}  // namespace

std::string facts_text(const GateQuestion& question, const Style& style) {
  const auto& [gate, facts] = std::tie(question.gate, question.facts);
  Rows rows = {{"what for", facts.description}, {"who", facts.owners},   {"see", facts.links},
               {"written at", facts.place},     {"target", gate.target}, {"command", gate.command}};
  const auto call = call_rows(facts.arguments, gate.command);
  rows.insert(rows.end(), call.begin(), call.end());
  const Rows more = {{"effect", gate.effect + (gate.reason.empty() ? "" : ": " + gate.reason)},
                     {"would change", facts.change},
                     {"consequence", gate.consequence == gate.reason ? "" : gate.consequence},
                     {"expected", facts.expected},
                     {"check", facts.check},
                     {"by hand", facts.by_hand},
                     {"rollback", gate.rollback},
                     {"takes", facts.time_limit.empty() ? "" : facts.time_limit + " at most"},
                     {"failed with", facts.last_error},
                     {"before", facts.before}};
  rows.insert(rows.end(), more.begin(), more.end());
  return fmt::format("\n{} {}\n", style.paint(Tone::bold, "all that is known of"),
                     style.paint(Tone::bold, printable(gate.step))) +
         labelled_block(rows, style);
}

}  // namespace drctl
