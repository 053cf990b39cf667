#pragma once

#include <optional>
#include <string_view>

#include "drctl/adapter.hpp"
#include "runbook/reader.hpp"
#include "runbook/runbook.hpp"
#include "runbook/yaml.hpp"

/// Values that may hold expressions, and those that may not. Each function reports what is wrong and gives
/// nothing then; `what` names the place in messages: "'query'".
namespace drctl {

/// A CEL expression, written bare.
std::optional<Condition> read_condition(Reader& reader, std::string_view what, const Yaml& yaml);
/// One such expression, or a list of them.
std::vector<Condition> read_conditions(Reader& reader, std::string_view what, const Yaml& yaml);

/// A text that may hold ${}.
std::optional<FieldValue> read_template(Reader& reader, std::string_view what, const Yaml& yaml);
std::optional<FieldValue> parse_template(Reader& reader, const SourceText& text);

/// Any YAML without expressions: scalars as YAML's core schema types them, texts as they are.
std::optional<FieldValue> read_literal(Reader& reader, std::string_view what, const Yaml& yaml);
/// The same of what is known before the run: a ${} in a text is an error, and `$${` stands for `${`.
std::optional<FieldValue> read_fixed(Reader& reader, std::string_view what, const Yaml& yaml);
/// The same, but each text may hold ${}.
std::optional<FieldValue> read_open_value(Reader& reader, std::string_view what, const Yaml& yaml);

/// What the adapter's field wants.
std::optional<FieldValue> read_field(Reader& reader, const Field& field, const Yaml& yaml);

/// The value of a plain scalar in YAML's core schema (YAML 1.2.2, 10.3.2), but a number with leading zeros is
/// a text, as are octal and hexadecimal ones. Anything else is a text.
nlohmann::json core_value(const Yaml& scalar);

}  // namespace drctl
