#include "plan/variable_value.hpp"

namespace drctl {

using expression::Duration;
using expression::Value;

Value variable_value(VariableType type, const Json& value) {
  if (type == VariableType::duration && value.is_number())
    return Duration{value.get<std::int64_t>() * 1'000'000};
  if (type == VariableType::number && value.is_number()) return value.get<double>();
  return expression::from_json(value);
}

std::expected<Json, std::string> captured_json(const Value& value) {
  if (const auto* when = value.timestamp()) return Json{{"$timestamp", expression::to_string(*when)}};
  if (const auto* span = value.duration()) return Json{{"$duration", expression::to_string(*span)}};
  return expression::to_json(value);
}

Value captured_value(const Json& captured) {
  if (captured.is_object() && captured.size() == 1) {
    const auto only = captured.begin();
    const auto& key = only.key();
    const auto& text = only.value();
    if (key == "$timestamp" && text.is_string())
      if (auto when = expression::parse_timestamp(text.get<std::string>())) return *when;
    if (key == "$duration" && text.is_string())
      if (auto span = expression::parse_duration(text.get<std::string>())) return *span;
  }
  return expression::from_json(captured);
}

}  // namespace drctl
