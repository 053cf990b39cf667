#include "runbook/read_variable.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>

#include "runbook/read_scalar.hpp"
#include "runbook/read_value.hpp"
#include "runbook/variable.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

/// A variable while it is read.
struct VariableDraft {
  Variable variable;
  bool type_known = true;
  std::optional<bool> required;
  std::optional<FieldValue> default_value;
  const Yaml *min = nullptr, *max = nullptr;
};

constexpr std::array<std::string_view, 11> type_words = {
    "string", "integer", "number", "boolean", "duration", "path", "url", "enum", "secret", "list", "object"};

void read_type(Reader& reader, const YamlEntry& entry, VariableDraft& into) {
  const auto word = read_word(reader, "'type'", entry.value, type_words);
  into.type_known = word.has_value();
  if (word) into.variable.type = *variable_type_from(type_words[*word]);
}

void read_pattern(Reader& reader, const YamlEntry& entry, VariableDraft& into) {
  const auto text = read_text(reader, "'pattern'", entry.value);
  if (!text) return;
  const RE2 pattern(*text, RE2::Quiet);
  if (pattern.ok())
    into.variable.pattern = *text;
  else
    reader.findings.add(codes::bad_pattern, entry.value.place,
                        fmt::format("not a regular expression: {}", pattern.error()),
                        "the syntax is RE2's, as in CEL's matches()");
}

/// The second was perhaps meant to be another word.
void refuse_repeated(Reader& reader, const Yaml& yaml) {
  std::map<std::string_view, Place> seen;
  for (const auto& item : yaml.items) {
    if (!item.is_scalar()) continue;
    const auto [first, is_new] = seen.emplace(item.text.text(), item.place);
    if (is_new) continue;
    reader.findings.add(codes::same_word, item.place,
                        fmt::format("the word '{}' is given twice", item.text.text()),
                        "remove it, or write the word that was meant", {{first->second, "first given here"}});
  }
}

constexpr std::array<Key<VariableDraft>, 8> variable_keys = {
    Key<VariableDraft>{
        {"description", Wants::text, is_optional, "what the variable is, for whoever has to give it"},
        [](Reader& reader, const YamlEntry& entry, VariableDraft& into) {
          into.variable.description = read_plain_text(reader, "'description'", entry.value).value_or("");
        }},
    {{"type", Wants::word, is_optional, "string when not given",
      "string integer number boolean duration path url enum secret list object"},
     read_type},
    {{"required", Wants::boolean, is_optional,
      "whether it must be given; a variable without a default must anyway"},
     [](Reader& reader, const YamlEntry& entry, VariableDraft& into) {
       into.required = read_boolean(reader, "'required'", entry.value);
     }},
    {{"default", Wants::value, is_optional, "its value when nothing else gives one"},
     [](Reader& reader, const YamlEntry& entry, VariableDraft& into) {
       into.default_value = read_fixed(reader, "'default'", entry.value);
     }},
    {{"pattern", Wants::raw, is_optional, "a regular expression (RE2) that the whole text must match"},
     read_pattern},
    {{"min", Wants::number, is_optional, "the smallest value of a number"},
     [](Reader&, const YamlEntry& entry, VariableDraft& into) { into.min = &entry.value; }},
    {{"max", Wants::number, is_optional, "the largest value of a number"},
     [](Reader&, const YamlEntry& entry, VariableDraft& into) { into.max = &entry.value; }},
    {{"values", Wants::texts, is_optional, "the words that an enum may have"},
     [](Reader& reader, const YamlEntry& entry, VariableDraft& into) {
       into.variable.values = read_texts(reader, "'values'", entry.value);
       refuse_repeated(reader, entry.value);
     }},
};

/// Keys that only some types have.
struct TypedKey {
  std::string_view key, types;
  bool (*fits)(VariableType type);
};
bool is_number(VariableType type) { return type == VariableType::integer || type == VariableType::number; }
bool is_text(VariableType type) {
  return type == VariableType::string || type == VariableType::path || type == VariableType::url;
}
bool is_enum(VariableType type) { return type == VariableType::enumeration; }
constexpr std::array<TypedKey, 4> typed_keys = {{{"min", "integer and number", is_number},
                                                 {"max", "integer and number", is_number},
                                                 {"pattern", "string, path and url", is_text},
                                                 {"values", "enum", is_enum}}};

void refuse_for_type(Reader& reader, const Yaml& yaml, std::string_view key, std::string_view fitting) {
  if (const auto* entry = find_entry(yaml, key))
    reader.findings.add(codes::wrong_variable_key, entry->key.place(),
                        fmt::format("'{}' is for variables of type {} only", key, fitting),
                        "remove it, or change 'type'");
}

/// Of a variable that is no number, these keys are refused anyway.
void read_range(Reader& reader, const Yaml& yaml, VariableDraft& draft) {
  auto& variable = draft.variable;
  if (!is_number(variable.type)) return;
  if (draft.min) variable.min = read_number(reader, "'min'", *draft.min);
  if (draft.max) variable.max = read_number(reader, "'max'", *draft.max);
  if (variable.min && variable.max && *variable.min > *variable.max)
    reader.findings.add(codes::out_of_range, find_entry(yaml, "max")->value.place,
                        fmt::format("no number is at least {} and at most {}", *variable.min, *variable.max),
                        "swap 'min' and 'max'");
}

void check_type(Reader& reader, const Yaml& yaml, VariableDraft& draft) {
  const auto& variable = draft.variable;
  const auto type = variable.type;
  for (const auto& [key, types, fits] : typed_keys)
    if (!fits(type)) refuse_for_type(reader, yaml, key, types);
  read_range(reader, yaml, draft);
  if (const auto* values = find_entry(yaml, "values"); values != nullptr && variable.values.empty())
    reader.findings.add(codes::empty_list, values->key.place(), "'values' is empty",
                        "name the words that it may have");
  if (type == VariableType::enumeration && find_entry(yaml, "values") == nullptr)
    report_missing_key(reader, yaml.place, "values", fmt::format("variable '{}'", variable.name.text),
                       "the words that it may have");
}

void settle_default(Reader& reader, const Yaml& yaml, VariableDraft& draft) {
  auto& variable = draft.variable;
  variable.need = draft.default_value ? Variable::Need::optional : Variable::Need::required;
  const auto* required = find_entry(yaml, "required");
  if (required != nullptr && draft.required == true && draft.default_value)
    reader.findings.add(codes::required_or_default, required->key.place(),
                        "a variable with a default is not required", "remove one of the two");
  if (required != nullptr && draft.required == false && find_entry(yaml, "default") == nullptr)
    reader.findings.add(codes::required_or_default, required->key.place(),
                        "a variable that is not required needs a default", "add 'default:'");
  const bool is_nothing = variable.type == VariableType::enumeration && variable.values.empty();
  if (!draft.default_value || is_nothing) return;
  auto value = value_of(variable, *draft.default_value);
  if (value)
    variable.default_value = std::move(*value);
  else
    reader.findings.add(std::move(value.error()));
}

void read_variable(Reader& reader, const YamlEntry& entry, std::vector<Variable>& variables) {
  VariableDraft draft;
  auto name = check_identifier(reader, "a variable", entry.key);
  draft.variable.name = name ? *name : Name{entry.key.text(), entry.key.place()};
  const auto where = fmt::format("variable '{}'", entry.key.text());
  const std::span<const Key<VariableDraft>> keys(variable_keys);
  const auto right = respelt(reader, entry.value, where, keys);
  const auto& yaml = right ? *right : entry.value;
  const bool read = read_mapping(reader, yaml, where, keys, draft, [](const YamlEntry&) {});
  if (!name || !read || !draft.type_known) {
    reader.broken_names.insert(entry.key.text());
    return;
  }
  check_type(reader, yaml, draft);
  settle_default(reader, yaml, draft);
  variables.push_back(std::move(draft.variable));
}

}  // namespace

std::vector<Variable> read_variables(Reader& reader, const Yaml& yaml) {
  std::vector<Variable> variables;
  if (expect_map(reader, yaml, "'vars'", "write 'NAME: {type: TYPE}' lines, indented below it"))
    for (const auto& entry : yaml.entries) read_variable(reader, entry, variables);
  else
    reader.names_missing = true;
  return variables;
}

bool fits(std::string_view key, VariableType type) {
  const auto typed = std::ranges::find(typed_keys, key, &TypedKey::key);
  return typed == typed_keys.end() || typed->fits(type);
}

std::vector<KeyText> variable_key_texts() {
  return texts_of(std::span<const Key<VariableDraft>>(variable_keys));
}

}  // namespace drctl
