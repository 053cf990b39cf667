#include <nlohmann/json.hpp>

#include "report/plain_text.hpp"
#include "report/validation.hpp"

namespace drctl {

namespace {

using OrderedJson = nlohmann::ordered_json;

/// A place without a file is absent; line 0 is the file as a whole.
void put_place(OrderedJson& into, const Place& place) {
  if (!place.source) return;
  into["path"] = printable(place.source->path);
  if (place.line == 0) return;
  into["line"] = place.line;
  into["column"] = place.column;
  into["length"] = place.length;
}

OrderedJson related_json(const Related& related) {
  OrderedJson json = {{"message", printable(related.message)}};
  put_place(json, related.place);
  return json;
}

OrderedJson finding_json(const Diagnostic& finding) {
  OrderedJson json = {{"severity", to_string(finding.severity)}};
  if (!finding.code.empty()) json["code"] = finding.code;
  json["message"] = printable(finding.message);
  if (!finding.help.empty()) json["help"] = printable(finding.help);
  put_place(json, finding.place);
  for (const auto& related : finding.related) json["related"].push_back(related_json(related));
  return json;
}

OrderedJson file_json(const ValidatedFile& file) {
  OrderedJson json = {{"path", printable(file.path)}};
  if (!file.kind.empty()) json["kind"] = file.kind;
  json["valid"] = file.valid;
  return json;
}

}  // namespace

std::string validation_json(const Validation& validation) {
  OrderedJson json = {{"version", 1},
                      {"errors", validation.count(Severity::error)},
                      {"warnings", validation.count(Severity::warning)},
                      {"files", OrderedJson::array()},
                      {"findings", OrderedJson::array()}};
  for (const auto& file : validation.files) {
    json["files"].push_back(file_json(file));
    for (const auto& finding : file.findings) json["findings"].push_back(finding_json(finding));
  }
  return json.dump(2) + "\n";
}

}  // namespace drctl
