#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "report/character_column.hpp"
#include "report/plain_text.hpp"
#include "report/validation.hpp"
#include "runbook/codes.hpp"
#include "support/ascii.hpp"
#include "support/percent.hpp"

namespace drctl {

namespace {

using OrderedJson = nlohmann::ordered_json;

bool is_unreserved(char c) {
  const char small = lower(c);
  return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

/// A path as a reference (RFC 3986): absolute ones get the scheme file, relative ones stay relative.
std::string uri_of(const std::string& path) {
  return (path.starts_with('/') ? "file://" : "") + percent_encoded(path, is_unreserved);
}

OrderedJson location(const Place& place) {
  OrderedJson physical = {{"artifactLocation", {{"uri", uri_of(place.source->path)}}}};
  if (place.line > 0) {
    const auto [first, behind] = character_columns(place);
    physical["region"] = {{"startLine", place.line}, {"startColumn", first}, {"endColumn", behind}};
  }
  return {{"physicalLocation", physical}};
}

std::string message_of(const Diagnostic& finding) {
  const auto help = finding.help.empty() ? "" : "\nhelp: " + printable(finding.help);
  return printable(finding.message) + help;
}

OrderedJson result(const Diagnostic& finding) {
  OrderedJson json = OrderedJson::object();
  if (!finding.code.empty()) json["ruleId"] = finding.code;
  json["level"] = to_string(finding.severity);
  json["message"] = {{"text", message_of(finding)}};
  if (finding.place.source) json["locations"] = OrderedJson::array({location(finding.place)});
  for (const auto& related : finding.related) {
    auto other = location(related.place);
    other["message"] = {{"text", printable(related.message)}};
    json["relatedLocations"].push_back(std::move(other));
  }
  return json;
}

/// Of the findings at hand: the whole list would be longer than most results.
OrderedJson rules(const Validation& validation) {
  std::set<std::string_view> used;
  for (const auto& file : validation.files)
    for (const auto& finding : file.findings) used.insert(finding.code);
  OrderedJson rules = OrderedJson::array();
  for (const auto& row : codes_table())
    if (used.contains(row.code))
      rules.push_back({{"id", row.code},
                       {"shortDescription", {{"text", row.summary}}},
                       {"fullDescription", {{"text", first_paragraph(row)}}},
                       {"help", {{"text", row.markdown}, {"markdown", row.markdown}}},
                       {"defaultConfiguration", {{"level", to_string(row.severity)}}}});
  return rules;
}

}  // namespace

std::string validation_sarif(const Validation& validation, const std::string& version) {
  OrderedJson run = {
      {"tool", {{"driver", {{"name", "drctl"}, {"version", version}, {"rules", rules(validation)}}}}},
      {"columnKind", "unicodeCodePoints"},
      {"results", OrderedJson::array()}};
  for (const auto& file : validation.files)
    for (const auto& finding : file.findings) run["results"].push_back(result(finding));
  const OrderedJson log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                           {"version", "2.1.0"},
                           {"runs", OrderedJson::array({std::move(run)})}};
  return log.dump(2) + "\n";
}

}  // namespace drctl
