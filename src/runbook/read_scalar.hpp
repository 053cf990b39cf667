#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/reader.hpp"
#include "runbook/runbook.hpp"
#include "runbook/yaml.hpp"

/// Scalars, typed by what their place wants. Each function reports what is wrong and gives nothing then;
/// `what` names the place in messages: "'timeout'".
namespace drctl {

/// "a list", "a mapping", "nothing", or the scalar: "'30'".
std::string describe(const Yaml& yaml);

/// A scalar of any style; "expected KIND for WHAT, found a list" otherwise.
std::optional<SourceText> read_scalar(Reader& reader, std::string_view what, std::string_view kind,
                                      const Yaml& yaml);

std::optional<std::string> read_text(Reader& reader, std::string_view what, const Yaml& yaml);
/// A text that is shown as it is: ${} in it is an error.
std::optional<std::string> read_plain_text(Reader& reader, std::string_view what, const Yaml& yaml);
std::optional<bool> read_boolean(Reader& reader, std::string_view what, const Yaml& yaml);
std::optional<std::int64_t> read_integer(Reader& reader, std::string_view what, const Yaml& yaml);
std::optional<double> read_number(Reader& reader, std::string_view what, const Yaml& yaml);
std::optional<milliseconds> read_duration(Reader& reader, std::string_view what, const Yaml& yaml);

/// A text, or a list of texts.
std::vector<std::string> read_texts(Reader& reader, std::string_view what, const Yaml& yaml);

/// One of `words`: its index.
std::optional<std::size_t> read_word(Reader& reader, std::string_view what, const Yaml& yaml,
                                     std::span<const std::string_view> words);

/// A name of lower-case letters, digits and '-': of a step, an option, a target, a runbook.
std::optional<Name> read_id(Reader& reader, std::string_view what, const Yaml& yaml);
std::optional<Name> check_id(Reader& reader, std::string_view what, const SourceText& text);

/// The names that expressions use already: words of CEL, `result` and its like.
std::vector<std::string_view> reserved_names();

/// A name that expressions can use: of a variable, a capture.
std::optional<Name> check_identifier(Reader& reader, std::string_view what, const SourceText& text);

}  // namespace drctl
