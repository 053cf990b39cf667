#include "expression/slips.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "expression/library.hpp"
#include "support/ascii.hpp"
#include "support/contains.hpp"

namespace drctl::expression {
namespace {

struct Slip {
  std::string_view elsewhere, here;
};

constexpr std::array<Slip, 11> words = {{{"and", "write && for 'and'"},
                                         {"or", "write || for 'or'"},
                                         {"not", "write ! for 'not': !x, !(x in list)"},
                                         {"is", "write == for 'is', != for 'is not': x == null"},
                                         {"equals", "write == to compare"},
                                         {"if", "write condition ? value : other"},
                                         {"contains", "write text.contains(part)"},
                                         {"matches", "write text.matches(pattern)"},
                                         {"like", "write text.matches(pattern)"},
                                         {"startswith", "write text.startsWith(part)"},
                                         {"endswith", "write text.endsWith(part)"}}};

constexpr std::array<Slip, 9> functions = {{{"len", "size"},
                                            {"length", "size"},
                                            {"count", "size"},
                                            {"lower", "lowerAscii"},
                                            {"toLowerCase", "lowerAscii"},
                                            {"upper", "upperAscii"},
                                            {"toUpperCase", "upperAscii"},
                                            {"includes", "contains"},
                                            {"any", "exists"}}};

constexpr std::array<Slip, 5> constants = {
    {{"None", "null"}, {"nil", "null"}, {"NULL", "null"}, {"Null", "null"}, {"undefined", "null"}}};

constexpr std::array<std::string_view, 5> extensions = {"cel", "math", "sets", "lists", "optional"};

std::optional<std::string> find(std::span<const Slip> slips, std::string_view word) {
  const auto found = std::ranges::find(slips, word, &Slip::elsewhere);
  return found == slips.end() ? std::nullopt : std::optional<std::string>(found->here);
}

bool ends_with_word(std::string_view text, std::string_view word) {
  text = trimmed(text);
  return text.ends_with(word) && (text.size() == word.size() || text[text.size() - word.size() - 1] == ' ');
}

}  // namespace

std::string help_for_word(std::string_view word, std::string_view before) {
  if (const auto help = find(words, lower(std::string(word)))) return *help;
  return ends_with_word(lower(std::string(before)), "not") ? *find(words, "not") : "";
}

std::optional<std::string> function_called(std::string_view name) { return find(functions, name); }

std::optional<std::string> constant_called(std::string_view name) { return find(constants, name); }

std::string help_for_field(std::string_view field) {
  const auto name = function_called(field).value_or(std::string(field));
  const auto* overloads = standard_library().find(name);
  if (overloads == nullptr) return "";
  const bool is_method = overloads->front().style == Overload::Style::method;
  return fmt::format("it is a function: write {}", is_method ? "x." + name + "()" : name + "(x)");
}

bool begins_extension(std::string_view name) { return contains(extensions, name); }

}  // namespace drctl::expression
