#include "adapters/arguments.hpp"

namespace drctl {
namespace {

// A value of another type (of a `value` that was a lone ${...}) is read as its JSON text.
std::string as_text(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

std::string text_of(const Call& call, const std::string& field, const std::string& otherwise) {
  const auto found = call.arguments.find(field);
  return found == call.arguments.end() ? otherwise : as_text(*found);
}

std::vector<std::string> words_of(const Call& call, const std::string& field) {
  std::vector<std::string> words;
  if (const auto found = call.arguments.find(field); found != call.arguments.end() && found->is_array())
    for (const auto& word : *found) words.push_back(as_text(word));
  return words;
}

int number_of(const Call& call, const std::string& field, int otherwise) {
  const auto found = call.arguments.find(field);
  return found == call.arguments.end() || !found->is_number_integer() ? otherwise : found->get<int>();
}

std::map<std::string, std::string> map_of(const Call& call, const std::string& field) {
  std::map<std::string, std::string> map;
  if (const auto found = call.arguments.find(field); found != call.arguments.end() && found->is_object())
    for (const auto& [name, value] : found->items()) map[name] = as_text(value);
  return map;
}

Call without_file(Call call) {
  for (const char* leaves_a_file : {"file", "passphrase"}) call.arguments.erase(leaves_a_file);
  return call;
}

nlohmann::json json_or_null(std::string_view output) {
  auto json = nlohmann::json::parse(output, nullptr, /*allow_exceptions=*/false);
  return json.is_discarded() ? nlohmann::json() : json;
}

std::string last_lines(std::string_view text, std::size_t count) {
  auto start = text.size();
  while (count > 0 && start != text.npos && start > 0) {
    start = text.rfind('\n', start - 1);
    --count;
  }
  if (start == text.npos || start == 0) return std::string(text);
  return "..." + std::string(text.substr(start));
}

bool is_unknown(std::string_view text) { return text.contains("${"); }

}  // namespace drctl
