#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "expression/expression.hpp"

// What the tests of this folder compare: whole messages with their places, as one text.
namespace drctl::expression {

// "3-7: message; help" with the first and the last byte's offsets.
inline std::string text_of(const Error& error) {
  const std::size_t end = error.offset + error.length;
  const std::string place = fmt::format("{}-{}: {}", error.offset, end, error.message);
  return error.help.empty() ? place : place + "; " + error.help;
}

inline std::string text_of(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) text += (text.empty() ? "" : "\n") + text_of(error);
  return text;
}

// The error of a text that can't be parsed; "parsed" when it can.
inline std::string syntax_error(std::string_view text) {
  const auto expression = Expression::parse(text);
  return expression ? "parsed" : text_of(expression.error());
}

// The type of an expression, or its errors.
inline std::string type_of(std::string_view text, const Declarations& declarations = {}) {
  const auto expression = Expression::parse(text);
  if (!expression) return "no parse: " + text_of(expression.error());
  const auto type = expression->check(declarations);
  return type ? to_string(*type) : text_of(type.error());
}

// The value of an expression as text, or the error that it ends with.
inline std::string value_of(std::string_view text, const Bindings& bindings = {}, const Limits& limits = {}) {
  const auto expression = Expression::parse(text, limits);
  if (!expression) return "no parse: " + text_of(expression.error());
  const auto value = expression->evaluate(bindings, limits);
  return value ? to_text(*value) : text_of(value.error());
}

}  // namespace drctl::expression
