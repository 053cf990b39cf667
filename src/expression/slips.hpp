#pragma once

#include <optional>
#include <string>
#include <string_view>

// What other languages write, and how it is written here: for whoever comes from there.
namespace drctl::expression {

// What to say of a word that stands where none is expected, and of a word that stands behind `before`:
// "write && for 'and'"; "" when no language means something by it.
std::string help_for_word(std::string_view word, std::string_view before);

// The function that is called `name` elsewhere: "size" of "length".
std::optional<std::string> function_called(std::string_view name);

// The constant that is called `name` elsewhere: "null" of "None".
std::optional<std::string> constant_called(std::string_view name);

// What to say of a field that is a function here: "a function: write size(...)"; "" when it is none.
std::string help_for_field(std::string_view field);

// Whether functions of an extension of CEL that is not part of this language begin so: cel.bind, math.least.
bool begins_extension(std::string_view name);

}  // namespace drctl::expression
