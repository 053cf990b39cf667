#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "drctl/diagnostic.hpp"
#include "expression/type.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// "string", "integer", "number", "boolean", "duration", "path", "url", "enum", "secret", "list", "object".
std::string_view to_string(VariableType type);

/// The type that `word` names, or nothing.
std::optional<VariableType> variable_type_from(std::string_view word);

/// What expressions see of a variable: path, url, enum and secret are strings.
expression::Type expression_type(VariableType type);

/// The value that a literal gives the variable: of its type, fitting its pattern, range and words. Durations
/// become milliseconds. Fails with what is wrong, placed in the literal. Secrets have no literal: an error.
std::expected<nlohmann::json, Diagnostic> value_of(const Variable& variable, const FieldValue& literal);

/// The default of a variable that has one, for people: "1 min 30 s", "[a,b]" as JSON.
std::string default_text(const Variable& variable);

/// A value in which every template is one without ${}: as a literal.
FieldValue as_literal(const FieldValue& value);

/// A literal with all that it holds, as JSON.
nlohmann::json as_json(const FieldValue& literal);

/// The same for a text from the command line (`--var name=text`). A list or an object is JSON, a list of
/// texts also "a,b,c". Fails with one line.
std::expected<nlohmann::json, std::string> value_of(const Variable& variable, std::string_view text);

}  // namespace drctl
