#include "adapters/sql_value.hpp"

#include <charconv>
#include <cmath>
#include <optional>

#include "support/json_text.hpp"
#include "support/utf8.hpp"

namespace drctl {

using nlohmann::json;

namespace {

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<json> integer(std::string_view text) {
  if (auto number = number_in<std::int64_t>(text)) return json(*number);
  return std::nullopt;
}

std::optional<json> real(std::string_view text) {
  auto number = number_in<double>(text);
  if (!number || !std::isfinite(*number)) return std::nullopt;
  return json(*number);
}

std::optional<json> typed(unsigned oid, std::string_view text) {
  switch (oid) {
    case 16:
      return json(text == "t");
    case 20:    // int8
    case 21:    // int2
    case 23:    // int4
    case 26:    // oid
    case 1700:  // numeric
      return integer(text);
    case 700:  // float4
    case 701:  // float8
      return real(text);
    case 114:   // json
    case 3802:  // jsonb
      return parse_json(text);
    default:
      return std::nullopt;
  }
}

}  // namespace

json sql_value(unsigned oid, std::string_view text) {
  if (auto value = typed(oid, text)) return std::move(*value);
  return valid_utf8(text);
}

}  // namespace drctl
