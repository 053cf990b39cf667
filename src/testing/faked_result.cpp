#include "testing/faked_result.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ranges>

#include "runbook/variable.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {

using expression::Type;
using nlohmann::json;

namespace {

void unknown_field(const Name& key, const Type& type, Diagnostics& found) {
  std::vector<std::string> known;
  for (const auto& [name, field] : type.fields()) known.push_back(name);
  found.push_back(
      make_error(codes::unknown_result, key.place, fmt::format("the {} has no '{}'", type.name(), key.text),
                 did_you_mean(key.text, known, fmt::format("it has: {}", fmt::join(known, ", ")))));
}

/// Whether a scalar is one of this type. Times and durations come as texts from no adapter: dyn has them.
bool is_a(const json& value, Type::Kind kind) {
  switch (kind) {
    case Type::Kind::string:
      return value.is_string();
    case Type::Kind::integer:
      return value.is_number_integer();
    case Type::Kind::number:
      return value.is_number();
    case Type::Kind::boolean:
      return value.is_boolean();
    case Type::Kind::list:
      return value.is_array();
    case Type::Kind::map:
    case Type::Kind::object:
      return value.is_object();
    default:
      return true;
  }
}

void collect(const FieldValue& value, const Type& type, Diagnostics& found) {
  if (!is_a(as_json(value), type.kind())) {
    found.push_back(
        make_error(codes::unknown_result, value.place, fmt::format("expected {} here", to_string(type))));
    return;
  }
  if (const auto* list = std::get_if<FieldValue::List>(&value.content))
    for (const auto& item : *list) collect(item, type.element(), found);
  const auto* map = std::get_if<FieldValue::Map>(&value.content);
  if (map == nullptr) return;
  for (const auto& [key, item] : *map) {
    if (type.kind() != Type::Kind::object) {
      collect(item, type.value(), found);
    } else if (const auto field = type.fields().find(key.text); field != type.fields().end()) {
      collect(item, field->second, found);
    } else {
      unknown_field(key, type, found);
    }
  }
}

}  // namespace

json empty_result(const Type& type) {
  switch (type.kind()) {
    case Type::Kind::string:
      return "";
    case Type::Kind::integer:
    case Type::Kind::number:
      return 0;
    case Type::Kind::boolean:
      return false;
    case Type::Kind::list:
      return json::array();
    default:
      break;
  }
  json result = json::object();
  for (const auto& [name, field] : type.fields()) result[name] = empty_result(field);
  return result;
}

void lay_over(json& result, const json& over) {
  if (!result.is_object() || !over.is_object()) {
    result = over;
    return;
  }
  for (const auto& [key, value] : over.items()) lay_over(result[key], value);
}

Diagnostics misfits(const FieldValue& literal, const Type& type) {
  Diagnostics found;
  collect(literal, type, found);
  return found;
}

}  // namespace drctl
