#include "adapters/http_save.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/http_result.hpp"
#include "adapters/new_file.hpp"
#include "expression/encoding.hpp"
#include "platform/file.hpp"
#include "support/json_text.hpp"

namespace drctl {

using nlohmann::json;

namespace {

using Text = std::expected<std::string, std::string>;

constexpr auto save_help = "compare `save` with what the service's documentation says of the answer";

// RFC 6901.
bool is_json_pointer(const std::string& text) try {
  return json::json_pointer(text), true;
} catch (const json::exception&) {
  return false;
}

// Never says what the answer holds: that is what is kept out of sight.
Text text_at(const std::string& pointer, const std::string& body) {
  if (pointer.empty()) return body;
  const auto value = parse_json(body).value_or(nullptr);
  const auto at = json::json_pointer(pointer);
  if (value.contains(at) && value.at(at).is_string()) return value.at(at).get<std::string>();
  return std::unexpected(fmt::format("the answer has no text at {}", pointer));
}

// Breaks between lines are no part of it (RFC 2045, 6.8).
Text decoded(std::string text) {
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
  if (auto bytes = expression::decode_base64(text)) return *bytes;
  return std::unexpected("what the answer holds is no base64");
}

Text content_of(const HttpAnswer& answer, const HttpSave& save) {
  if (answer.status >= 300)
    return std::unexpected(fmt::format("HTTP {} is no answer to save", answer.status));
  if (answer.completeness == Body::cut) return std::unexpected("the answer is longer than 16 MiB");
  auto text = text_at(save.pointer, answer.body);
  if (text && save.base64) text = decoded(*std::move(text));
  if (text && text->empty()) return std::unexpected("the answer holds nothing to save");
  return text;
}

Outcome not_saved(json result, std::string error, std::string help) {
  return {End::failed, std::move(result), std::move(error), std::move(help)};
}

}  // namespace

std::expected<HttpSave, std::string> http_save_of(const json& fields) {
  HttpSave save{.file = fields.value("file", ""), .pointer = fields.value("pointer", "")};
  const auto decode = fields.value("decode", "base64");
  save.base64 = fields.contains("decode");
  for (const auto& [name, value] : fields.items())
    if (name != "file" && name != "pointer" && name != "decode")
      return std::unexpected(fmt::format("`save` has file, pointer and decode, found '{}'", name));
  if (save.file.empty()) return std::unexpected("`save` needs a file");
  if (decode != "base64") return std::unexpected(fmt::format("`decode` is base64, found '{}'", decode));
  if (!is_json_pointer(save.pointer))
    return std::unexpected(fmt::format("'{}' is no JSON pointer: write it like /a/b", save.pointer));
  return save;
}

std::optional<Outcome> http_save_refused(const HttpSave& save) {
  return NewFile(save.file, "saved answer").refused();
}

Outcome save_http_answer(HttpAnswer answer, const HttpSave& save) {
  const auto content = content_of(answer, save);
  answer.body.clear();
  auto result = http_result_of(answer, InResult::hidden);
  if (!content) return not_saved(std::move(result), content.error(), save_help);
  const NewFile file(save.file, "saved answer");
  if (auto refused = file.refused()) return *refused;
  const auto written = write_file_atomically(file.partial(), *content, FileAccess::owner_only);
  if (!written) return not_saved(std::move(result), written.error(), "see to the disk");
  if (auto problem = file.finish()) return *problem;
  result["file"] = save.file;
  result["size"] = content->size();
  return {End::succeeded, std::move(result), "", ""};
}

}  // namespace drctl
