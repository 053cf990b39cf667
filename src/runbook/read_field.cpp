#include <fmt/format.h>

#include <algorithm>

#include "runbook/read_scalar.hpp"
#include "runbook/read_value.hpp"
#include "runbook/sql_text.hpp"
#include "runbook/words.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

// One function a FieldForm.
namespace drctl {
namespace {

using expression::Template;
using Maybe = std::optional<FieldValue>;

bool is_single(const Maybe& value) {
  const auto* text = value ? std::get_if<Template>(&value->content) : nullptr;
  return text != nullptr && text->is_single();
}

FieldValue literal(nlohmann::json value, const Yaml& yaml) {
  return {Literal{std::move(value), yaml.text.text()}, yaml.text, yaml.place};
}

/// Whether a scalar can only be meant as one ${}.
bool is_interpolated(const Yaml& yaml) { return yaml.is_scalar() && yaml.text.text().starts_with("${"); }

/// `${...}` alone, whose value is the list, the number, ... that is wanted.
Maybe read_single(Reader& reader, std::string_view what, std::string_view kind, const Yaml& yaml) {
  auto value = parse_template(reader, yaml.text);
  if (!value || is_single(value)) return value;
  reader.findings.add(codes::text_around_value, yaml.place,
                      fmt::format("expected {} for {}, found a text around ${{}}", kind, what),
                      "leave nothing but one ${...}: its value keeps its type");
  return std::nullopt;
}

Maybe read_text_field(Reader& reader, const Field& field, std::string_view what, const Yaml& yaml) {
  auto value = read_template(reader, what, yaml);
  const auto* text = value ? std::get_if<Template>(&value->content) : nullptr;
  if (field.one_of.empty() || text == nullptr || !text->is_literal()) return value;
  const std::vector<std::string_view> words(field.one_of.begin(), field.one_of.end());
  return read_word(reader, what, yaml, words) ? value : std::nullopt;
}

Maybe read_texts_field(Reader& reader, std::string_view what, const Yaml& yaml) {
  FieldValue::List list;
  for (const auto& item : yaml.items)
    if (auto value = read_template(reader, what, item)) list.push_back(std::move(*value));
  return FieldValue{std::move(list), {}, yaml.place};
}

Maybe read_words_field(Reader& reader, std::string_view what, const Yaml& yaml) {
  if (yaml.kind == Yaml::Kind::list) return read_texts_field(reader, what, yaml);
  const auto line = read_scalar(reader, what, "a command line", yaml);
  if (!line) return std::nullopt;
  FieldValue::List list;
  for (const auto& word : split_words(*line, reader.findings))
    if (auto value = parse_template(reader, word)) list.push_back(std::move(*value));
  return FieldValue{std::move(list), {}, yaml.place};
}

Maybe read_sql_field(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto text = read_scalar(reader, what, "SQL", yaml);
  auto value = text ? parse_template(reader, *text) : std::nullopt;
  if (value) check_sql(*text, std::get<Template>(value->content), reader.findings);
  return value;
}

Maybe read_list_field(Reader& reader, std::string_view what, const Yaml& yaml) {
  if (yaml.kind == Yaml::Kind::list) return read_texts_field(reader, what, yaml);
  if (is_interpolated(yaml)) return read_single(reader, what, "a list", yaml);
  if (yaml.kind != Yaml::Kind::refused)
    reader.findings.add(codes::wrong_kind, yaml.place,
                        fmt::format("expected a list for {}, found {}", what, describe(yaml)),
                        yaml.is_scalar() ? fmt::format("write [{}]", yaml.text.text()) : "");
  return std::nullopt;
}

Maybe read_map_field(Reader& reader, std::string_view what, const Yaml& yaml) {
  if (is_interpolated(yaml)) return read_single(reader, what, "a mapping", yaml);
  if (yaml.kind != Yaml::Kind::map) {
    if (yaml.kind != Yaml::Kind::refused)
      reader.findings.add(codes::wrong_kind, yaml.place,
                          fmt::format("expected a mapping for {}, found {}", what, describe(yaml)));
    return std::nullopt;
  }
  FieldValue::Map map;
  for (const auto& entry : yaml.entries)
    if (auto value = read_template(reader, "'" + entry.key.text() + "'", entry.value))
      map.emplace_back(Name{entry.key.text(), entry.key.place()}, std::move(*value));
  return FieldValue{std::move(map), {}, yaml.place};
}

Maybe read_boolean_field(Reader& reader, std::string_view what, const Yaml& yaml) {
  if (is_interpolated(yaml)) return read_single(reader, what, "true or false", yaml);
  const auto value = read_boolean(reader, what, yaml);
  return value ? Maybe(literal(*value, yaml)) : std::nullopt;
}

Maybe read_integer_field(Reader& reader, std::string_view what, const Yaml& yaml) {
  if (is_interpolated(yaml)) return read_single(reader, what, "a whole number", yaml);
  const auto value = read_integer(reader, what, yaml);
  return value ? Maybe(literal(*value, yaml)) : std::nullopt;
}

Maybe read_duration_field(Reader& reader, std::string_view what, const Yaml& yaml) {
  if (is_interpolated(yaml)) return read_single(reader, what, "a duration", yaml);
  const auto value = read_duration(reader, what, yaml);
  return value ? Maybe(literal(value->count(), yaml)) : std::nullopt;
}

}  // namespace

std::optional<FieldValue> read_field(Reader& reader, const Field& field, const Yaml& yaml) {
  const auto what = "'" + field.name + "'";
  switch (field.form) {
    case FieldForm::text:
      return read_text_field(reader, field, what, yaml);
    case FieldForm::words:
      return read_words_field(reader, what, yaml);
    case FieldForm::sql:
      return read_sql_field(reader, what, yaml);
    case FieldForm::value:
      return read_open_value(reader, what, yaml);
    case FieldForm::list:
      return read_list_field(reader, what, yaml);
    case FieldForm::map:
      return read_map_field(reader, what, yaml);
    case FieldForm::boolean:
      return read_boolean_field(reader, what, yaml);
    case FieldForm::integer:
      return read_integer_field(reader, what, yaml);
    case FieldForm::duration:
      return read_duration_field(reader, what, yaml);
  }
  return std::nullopt;
}

}  // namespace drctl
