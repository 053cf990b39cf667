#include "support/json_text.hpp"

#include <tuple>

namespace drctl {

namespace {

constexpr int deepest = 200;

/// Where the nesting gets too deep, or nothing.
std::optional<std::size_t> too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '[' || c == '{') && ++depth > deepest)
      return i;
    else if (!quoted && (c == ']' || c == '}'))
      --depth;
  }
  return std::nullopt;
}

}  // namespace

std::optional<nlohmann::json> parse_json(std::string_view text) {
  if (too_deep(text)) return std::nullopt;
  try {  // a number beyond double is thrown whatever allow_exceptions says
    auto value = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    return value.is_discarded() ? std::nullopt : std::optional(std::move(value));
  } catch (const nlohmann::json::out_of_range&) {
    return std::nullopt;
  }
}

std::size_t json_error_offset(std::string_view text) {
  if (const auto deep = too_deep(text)) return *deep;
  try {
    std::ignore = nlohmann::json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {  // counts from 1
    return error.byte == 0 ? 0 : error.byte - 1;
  } catch (const nlohmann::json::out_of_range&) {
    return 0;
  }
  return text.size();
}

}  // namespace drctl
