#include "plan/literal.hpp"

#include <algorithm>
#include <charconv>

namespace drctl {

using expression::Bindings;
using expression::Template;
using nlohmann::json;

namespace {

template <class Number>
std::optional<Number> number(const std::string& text) {
  Number value{};
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool looks_like_a_decimal(const std::string& text) {
  return text.find_first_not_of("+-.0123456789eE") == std::string::npos &&
         text.find_first_of("0123456789") != std::string::npos;
}

bool all_known(const Template& text, const Bindings& names) {
  auto used = text.names();
  return std::ranges::all_of(used, [&](const auto& name) { return names.contains(name); });
}

PlacedError at(const FieldValue& field, const expression::Error& error) {
  return {field.place, error.message, error.help};
}

std::expected<json, PlacedError> scalar(const FieldValue& field, const Template& text, const Bindings& names,
                                        Unknown unknown) {
  if (unknown == Unknown::stays_text && !all_known(text, names)) return json(text.text());
  auto value = text.evaluate(names);
  if (!value) return std::unexpected(at(field, value.error()));
  auto result = expression::to_json(*value);
  if (!result) return std::unexpected(PlacedError{field.place, result.error(), ""});
  bool typed = text.is_literal() && field.quoting == Quoting::plain;
  return typed ? typed_scalar(result->get<std::string>()) : *result;
}

}  // namespace

json typed_scalar(const std::string& text) {
  if (text.empty() || text == "null" || text == "~") return text.empty() ? json(text) : json(nullptr);
  if (text == "true" || text == "false") return text == "true";
  if (!looks_like_a_decimal(text)) return text;
  if (auto whole = number<std::int64_t>(text)) return *whole;
  if (auto decimal = number<double>(text)) return *decimal;
  return text;
}

std::expected<json, PlacedError> value_of(const FieldValue& field, const Bindings& names, Unknown unknown) {
  if (const auto* text = std::get_if<Template>(&field.content)) return scalar(field, *text, names, unknown);
  if (const auto* list = std::get_if<FieldValue::List>(&field.content)) {
    json result = json::array();
    for (const auto& item : *list) {
      auto value = value_of(item, names, unknown);
      if (!value) return value;
      result.push_back(std::move(*value));
    }
    return result;
  }
  json result = json::object();
  for (const auto& [key, item] : std::get<FieldValue::Map>(field.content)) {
    auto value = value_of(item, names, unknown);
    if (!value) return value;
    result[key.text] = std::move(*value);
  }
  return result;
}

std::expected<std::string, PlacedError> text_of(const FieldValue& field, const Bindings& names, Unknown unknown) {
  const auto* text = std::get_if<Template>(&field.content);
  if (!text) return std::unexpected(PlacedError{field.place, "expected a text, found a list or mapping", ""});
  if (unknown == Unknown::stays_text && !all_known(*text, names)) return text->text();
  auto value = text->evaluate(names);
  if (!value) return std::unexpected(at(field, value.error()));
  return expression::to_text(*value);
}

}  // namespace drctl
