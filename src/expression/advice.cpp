#include "expression/advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "expression/slips.hpp"
#include "support/edit_distance.hpp"

namespace drctl::expression {
namespace {

constexpr std::array<std::string_view, 10> macros = {
    "has",    "all", "exists",        "exists_one",   "existsOne",
    "filter", "map", "transformList", "transformMap", "transformMapEntry"};

bool is_number(const Type& type) {
  const auto kind = type.kind();
  return kind == Type::Kind::integer || kind == Type::Kind::unsigned_integer || kind == Type::Kind::number;
}

bool is_operator(std::string_view name) {
  return name.find('_') == 0 || name.starts_with('@') || name == "!_" || name == "-_";
}

std::string join(const std::vector<Type>& types) {
  std::vector<std::string> texts;
  for (const Type& type : types) texts.push_back(to_string(type));
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string help_for_operator(std::string_view name, const std::vector<Type>& types) {
  const Type &left = types.front(), &right = types.back();
  const bool text = left.kind() == Type::Kind::string || right.kind() == Type::Kind::string;
  if (name == "_+_" && text) return "use string(x) to convert";
  if (name == "@in")
    return "the right side of 'in' is a list or a map; for a part of a text: text.contains(part)";
  if (name == "_[_]" && left.kind() == Type::Kind::list)
    return is_number(right) ? "the index of a list is an int: write int(x)" : "the index of a list is an int";
  if (name == "_[_]")
    return "an index takes an element out of a list or a map; of a text: text.substring(0, 1)";
  const bool compares = name == "_==_" || name == "_!=_";
  if (compares && (left.kind() == Type::Kind::null || right.kind() == Type::Kind::null))
    return "a value of this type is never null; whether a field is there says has(a.b)";
  if (is_number(left) && is_number(right) && left != right)
    return "use int(x), uint(x) or double(x) to convert";
  if (compares) return "values of different types are never equal: convert one of them";
  if (text && (is_number(left) || is_number(right))) return "use int(x) or double(x) to convert";
  if (name == "!_") return "compare first: x == 0, x == '', size(x) == 0";
  return "";
}

// The ways to call a function, as they are written.
std::string signatures(std::string_view name, const std::vector<Overload>& overloads) {
  std::vector<std::string> texts;
  for (const Overload& overload : overloads) {
    if (overload.use == Overload::Use::dynamic_only) continue;
    const bool method = overload.style == Overload::Style::method;
    const std::vector<Type> arguments(overload.parameters.begin() + (method ? 1 : 0),
                                      overload.parameters.end());
    texts.push_back(method
                        ? fmt::format("{}.{}({})", to_string(overload.parameters[0]), name, join(arguments))
                        : fmt::format("{}({})", name, join(arguments)));
  }
  constexpr std::size_t most = 4;
  const bool more = texts.size() > most;
  if (more) texts.resize(most);
  return fmt::format("it takes {}{}", fmt::join(texts, " or "), more ? " or others" : "");
}

std::vector<std::string> known_functions() {
  std::vector<std::string> known = standard_library().names();
  known.insert(known.end(), macros.begin(), macros.end());
  return known;
}

// As the author wrote it: "+" of "_+_", "in" of "@in".
std::string as_written(std::string_view name) {
  if (!is_operator(name)) return std::string(name);
  if (name == "_[_]") return "[]";
  std::string sign;
  for (const char c : name)
    if (c != '_' && c != '@') sign += c;
  return sign;
}

std::optional<std::string> meant_by(std::string_view name, const std::vector<std::string>& known) {
  const auto here = function_called(name);
  return here ? here : nearest(name, known);
}

}  // namespace

bool resembles_macro(std::string_view name) {
  if (standard_library().find(name)) return false;
  const auto meant = meant_by(name, known_functions());
  return meant && is_macro(*meant);
}

bool is_macro(std::string_view name) { return std::find(macros.begin(), macros.end(), name) != macros.end(); }

Advice unknown_function(std::string_view name) {
  const auto near = meant_by(name, known_functions());
  return {fmt::format("unknown function '{}'", name),
          name == "has"    ? "has() takes a field: has(a.b)"
          : name == "not"  ? help_for_word(name, "")
          : is_macro(name) ? fmt::format("{}() takes other arguments: list.{}(x, x > 0)", name, name)
          : near           ? fmt::format("did you mean '{}'?", *near)
                           : ""};
}

Advice no_overload(std::string_view name, Overload::Style style, const std::vector<Type>& types) {
  const auto* overloads = standard_library().find(name);
  const bool method = style == Overload::Style::method;
  const std::string applied =
      method ? fmt::format("{}.({})", to_string(types.front()), join({types.begin() + 1, types.end()}))
             : fmt::format("({})", join(types));
  return {fmt::format("no matching overload for '{}' applied to '{}'", as_written(name), applied),
          is_operator(name) ? help_for_operator(name, types)
          : overloads       ? signatures(name, *overloads)
                            : ""};
}

Type type_of(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null:
      return Type::null();
    case Value::Kind::boolean:
      return Type::boolean();
    case Value::Kind::integer:
      return Type::integer();
    case Value::Kind::unsigned_integer:
      return Type::unsigned_integer();
    case Value::Kind::number:
      return Type::number();
    case Value::Kind::string:
      return Type::string();
    case Value::Kind::bytes:
      return Type::bytes();
    case Value::Kind::list:
      return Type::list(Type::dyn());
    case Value::Kind::map:
      return Type::map(Type::dyn(), Type::dyn());
    case Value::Kind::timestamp:
      return Type::timestamp();
    case Value::Kind::duration:
      return Type::duration();
    case Value::Kind::type:
      return Type::type();
  }
  return Type::dyn();
}

}  // namespace drctl::expression
