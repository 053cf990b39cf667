#include "runbook/read_value.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "runbook/read_fixed_text.hpp"
#include "runbook/read_scalar.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

using expression::Expression;
using expression::Template;
using nlohmann::json;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// `${ x }` where x was wanted.
bool is_wrapped(std::string_view text) {
  return text.starts_with("${") && expression::interpolation_size(text) == text.size();
}

template <class T>
std::optional<T> whole_number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool looks_like_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || text.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return false;
  const bool leading_zero = text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
  return text[0] >= '0' && text[0] <= '9' && !leading_zero;
}

std::optional<json> number(std::string_view text) {
  if (!looks_like_number(text)) return std::nullopt;
  if (const auto value = whole_number<std::int64_t>(text)) return json(*value);
  const auto value = whole_number<double>(text);
  return value && std::isfinite(*value) ? std::optional(json(*value)) : std::nullopt;
}

FieldValue literal(const Yaml& yaml) {
  return {Literal{core_value(yaml), yaml.text.text()}, yaml.text, yaml.place};
}

enum class Texts { literal, fixed, open };

std::optional<FieldValue> read_any(Reader& reader, std::string_view what, const Yaml& yaml, Texts texts);

FieldValue read_items(Reader& reader, std::string_view what, const Yaml& yaml, Texts texts) {
  FieldValue::List list;
  for (const auto& item : yaml.items)
    if (auto value = read_any(reader, what, item, texts)) list.push_back(std::move(*value));
  return {std::move(list), {}, yaml.place};
}

FieldValue read_entries(Reader& reader, const Yaml& yaml, Texts texts) {
  FieldValue::Map map;
  for (const auto& entry : yaml.entries)
    if (auto value = read_any(reader, "'" + entry.key.text() + "'", entry.value, texts))
      map.emplace_back(Name{entry.key.text(), entry.key.place()}, std::move(*value));
  return {std::move(map), {}, yaml.place};
}

std::optional<FieldValue> read_any(Reader& reader, std::string_view what, const Yaml& yaml, Texts texts) {
  switch (yaml.kind) {
    case Yaml::Kind::list:
      return read_items(reader, what, yaml, texts);
    case Yaml::Kind::map:
      return read_entries(reader, yaml, texts);
    case Yaml::Kind::nothing:
      return literal(yaml);
    case Yaml::Kind::refused:
      return std::nullopt;
    case Yaml::Kind::plain:
    case Yaml::Kind::quoted:
      break;
  }
  if (texts == Texts::literal || !core_value(yaml).is_string()) return literal(yaml);
  if (texts == Texts::fixed) return read_fixed_text(reader, what, yaml);
  return parse_template(reader, yaml.text);
}

}  // namespace

json core_value(const Yaml& scalar) {
  const auto& text = scalar.text.text();
  if (scalar.kind == Yaml::Kind::nothing) return nullptr;
  if (scalar.kind != Yaml::Kind::plain) return text;
  if (text == "true") return true;
  if (text == "false") return false;
  return number(text).value_or(json(text));
}

std::optional<Condition> read_condition(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto text = read_scalar(reader, what, "an expression", yaml);
  if (!text) return std::nullopt;
  if (is_blank(text->text())) {
    reader.findings.add(codes::wrong_kind, yaml.place,
                        fmt::format("expected an expression for {}, found nothing", what));
    return std::nullopt;
  }
  if (is_wrapped(text->text())) {
    reader.findings.add(codes::wrapped_expression, text->place(),
                        fmt::format("{} is an expression already: it takes no ${{}}", what),
                        fmt::format("write it bare: {}", text->text().substr(2, text->text().size() - 3)));
    return std::nullopt;
  }
  auto expression = Expression::parse(text->text());
  if (expression) return Condition{std::move(*expression), *text};
  reader.findings.add(expression.error(), *text);
  return std::nullopt;
}

std::vector<Condition> read_conditions(Reader& reader, std::string_view what, const Yaml& yaml) {
  std::vector<Condition> conditions;
  const auto add = [&](const Yaml& item) {
    if (auto condition = read_condition(reader, what, item)) conditions.push_back(std::move(*condition));
  };
  if (yaml.kind == Yaml::Kind::list && yaml.items.empty())
    reader.findings.add(codes::empty_list, yaml.place,
                        fmt::format("{} is empty, and would hold of anything", what),
                        "write what must be true, or leave it out");
  if (yaml.kind == Yaml::Kind::list)
    for (const auto& item : yaml.items) add(item);
  else
    add(yaml);
  return conditions;
}

std::optional<FieldValue> parse_template(Reader& reader, const SourceText& text) {
  auto parsed = Template::parse(text.text());
  if (parsed) return FieldValue{std::move(*parsed), text, text.place()};
  reader.findings.add(parsed.error(), text);
  return std::nullopt;
}

std::optional<FieldValue> read_template(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto text = read_scalar(reader, what, "a text", yaml);
  return text ? parse_template(reader, *text) : std::nullopt;
}

std::optional<FieldValue> read_fixed(Reader& reader, std::string_view what, const Yaml& yaml) {
  return read_any(reader, what, yaml, Texts::fixed);
}

std::optional<FieldValue> read_literal(Reader& reader, std::string_view what, const Yaml& yaml) {
  return read_any(reader, what, yaml, Texts::literal);
}

std::optional<FieldValue> read_open_value(Reader& reader, std::string_view what, const Yaml& yaml) {
  return read_any(reader, what, yaml, Texts::open);
}

}  // namespace drctl
