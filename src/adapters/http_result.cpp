#include "adapters/http_result.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/http_secrets.hpp"
#include "support/cut_text.hpp"
#include "support/json_text.hpp"
#include "support/utf8.hpp"

namespace drctl {

using nlohmann::json;

namespace {

constexpr std::size_t longest_line = 300;

json headers_of(const HttpAnswer& answer) {
  auto headers = json::object();
  for (const auto& [name, value] : answer.headers) headers[valid_utf8(name)] = valid_utf8(value);
  return headers;
}

std::string status_text(int status, std::string_view phrase) {
  return phrase.empty() ? fmt::format("HTTP {}", status) : fmt::format("HTTP {} {}", status, phrase);
}

// The first line that is not blank, cut.
std::string first_line(std::string_view text) {
  auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  auto line = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
  return cut_to(line, longest_line);
}

void hide_secrets(json& result) {
  auto shown = json_without_secrets(result["json"]);
  if (shown != result["json"]) result["body"] = shown.dump();
  result["json"] = std::move(shown);
  result["headers"] = json_without_secrets(result["headers"]);
}

}  // namespace

json http_result_of(const HttpAnswer& answer, InResult secrets) {
  json result = {{"status", answer.status},
                 {"body", valid_utf8(answer.body)},
                 {"json", parse_json(answer.body).value_or(nullptr)},
                 {"headers", headers_of(answer)},
                 {"latency_ms", answer.latency.count()},
                 {"url", url_without_secrets(valid_utf8(answer.url))},
                 {"truncated", answer.completeness == Body::cut},
                 {"file", ""},
                 {"size", 0}};
  if (secrets == InResult::hidden) hide_secrets(result);
  return result;
}

std::string http_status_error(int status, std::string_view phrase, std::string_view body) {
  auto error = status_text(status, valid_utf8(phrase));
  auto line = first_line(body);
  return line.empty() ? error : error + "\n" + line;
}

std::string http_summary_of(const HttpAnswer& answer) {
  return fmt::format("{}, {} bytes{} in {} ms", status_text(answer.status, valid_utf8(answer.phrase)),
                     answer.body.size(), answer.completeness == Body::cut ? " and more" : "",
                     answer.latency.count());
}

}  // namespace drctl
