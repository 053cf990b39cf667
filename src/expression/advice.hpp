#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expression/library.hpp"
#include "expression/type.hpp"
#include "expression/value.hpp"

// What to say when a call is wrong: the checker and the evaluator say the same.
namespace drctl::expression {

struct Advice {
  std::string message, help;
};

// Whether has, all, map, ...: what is parsed as a macro when its arguments fit.
bool is_macro(std::string_view name);

// Whether it is no function, and was perhaps meant to be a macro: then its arguments are no expressions yet.
bool resembles_macro(std::string_view name);

// "unknown function 'siz'", and which one was perhaps meant.
Advice unknown_function(std::string_view name);

// "no matching overload for '_+_' applied to '(int, string)'", and what to do about it. A method's first type
// is its target's.
Advice no_overload(std::string_view name, Overload::Style style, const std::vector<Type>& types);

// The coarse type of a value: list(dyn) of any list.
Type type_of(const Value& value);

}  // namespace drctl::expression
