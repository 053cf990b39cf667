#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace drctl {

/// The whole number that a text writes: "5", "-5", "+5"; "5.0" and "1e3" too, as JSON Schema has it. Nothing
/// where the text is none.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// The finite number that a text writes: "1.5", "+.5", "1e-3". Nothing where the text is none.
std::optional<double> parse_number(std::string_view text);

}  // namespace drctl
