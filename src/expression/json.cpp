// Values to and from JSON and text.
#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "expression/encoding.hpp"
#include "expression/value.hpp"

namespace drctl::expression {
namespace {

using nlohmann::json;

Value read(const json& node, std::size_t levels_left) {
  if (levels_left == 0) return Value("(nested too deeply)");
  if (node.is_array()) {
    Value::List list;
    list.reserve(node.size());
    for (const json& element : node) list.push_back(read(element, levels_left - 1));
    return list;
  }
  if (node.is_object()) {
    Value::Map map;
    for (const auto& [key, element] : node.items())
      map.emplace_hint(map.end(), key, read(element, levels_left - 1));
    return map;
  }
  if (node.is_boolean()) return node.get<bool>();
  if (node.is_string()) return node.get<std::string>();
  if (node.is_number_unsigned()) {
    const auto value = node.get<std::uint64_t>();
    const bool fits = value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return fits ? Value(static_cast<std::int64_t>(value)) : Value::unsigned_integer(value);
  }
  if (node.is_number_integer()) return node.get<std::int64_t>();
  if (node.is_number_float()) return node.get<double>();
  return nullptr;
}

json write_number(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  return number;
}

using Written = std::expected<json, std::string>;

Written write_list(const Value::List& list) {
  json result = json::array();
  for (const Value& element : list) {
    auto written = to_json(element);
    if (!written) return written;
    result.push_back(std::move(*written));
  }
  return result;
}

Written write_map(const Value::Map& map) {
  json result = json::object();
  for (const auto& [key, element] : map) {
    if (!key.string()) {
      return std::unexpected(
          fmt::format("a map with a key of type {} has no JSON form: keys must be texts", type_name_of(key)));
    }
    auto written = to_json(element);
    if (!written) return written;
    result[*key.string()] = std::move(*written);
  }
  return result;
}

// What to_json refuses is written too: keys and types by name.
json write_all(const Value& value) {
  if (const auto* list = value.list()) {
    json result = json::array();
    for (const Value& element : *list) result.push_back(write_all(element));
    return result;
  }
  if (const auto* map = value.map()) {
    json result = json::object();
    for (const auto& [key, element] : *map) result[to_text(key)] = write_all(element);
    return result;
  }
  return value.type_name() ? json(*value.type_name()) : *to_json(value);
}

}  // namespace

Value from_json(const json& node) {
  constexpr std::size_t deepest = 100;
  return read(node, deepest);
}

Written to_json(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null:
      return nullptr;
    case Value::Kind::boolean:
      return *value.boolean();
    case Value::Kind::integer:
      return *value.integer();
    case Value::Kind::unsigned_integer:
      return *value.unsigned_integer();
    case Value::Kind::number:
      return write_number(*value.number());
    case Value::Kind::string:
      return *value.string();
    case Value::Kind::bytes:
      return encode_base64(*value.bytes());
    case Value::Kind::list:
      return write_list(*value.list());
    case Value::Kind::map:
      return write_map(*value.map());
    case Value::Kind::timestamp:
      return to_string(*value.timestamp());
    case Value::Kind::duration:
      return to_string(*value.duration());
    case Value::Kind::type:
      break;
  }
  return std::unexpected(fmt::format("the type {} has no JSON form", *value.type_name()));
}

std::string to_text(const Value& value) {
  if (const auto* text = value.string()) return *text;
  if (const auto* number = value.number()) return format_number(*number);
  const json written = write_all(value);
  if (written.is_string()) return written.get<std::string>();
  return written.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace drctl::expression
