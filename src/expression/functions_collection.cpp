// Lists and maps: size, in, index, concatenation.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "expression/compare.hpp"
#include "expression/library.hpp"
#include "expression/lookup.hpp"

namespace drctl::expression {
namespace {

Outcome size_of_list(Arguments a, Context&) { return static_cast<std::int64_t>(a[0].list()->size()); }
Outcome size_of_map(Arguments a, Context&) { return static_cast<std::int64_t>(a[0].map()->size()); }

Outcome in_list(Arguments a, Context& context) {
  const auto& list = *a[1].list();
  return std::any_of(list.begin(), list.end(),
                     [&](const Value& element) { return equals(a[0], element, context.budget()); });
}

Outcome in_map(Arguments a, Context&) { return find_key(*a[1].map(), a[0]) != nullptr; }

Outcome value_under_key(Arguments a, Context&) {
  if (const Value* found = find_key(*a[0].map(), a[1])) return *found;
  return std::unexpected(missing_key(*a[0].map(), a[1]).message);
}

Outcome concatenate(Arguments a, Context& context) {
  const auto &left = *a[0].list(), &right = *a[1].list();
  if (!context.budget().make_elements(left.size() + right.size())) return Value();
  Value::List list;
  list.reserve(left.size() + right.size());
  list.insert(list.end(), left.begin(), left.end());
  list.insert(list.end(), right.begin(), right.end());
  return list;
}

Outcome element_at(const Value::List& list, std::uint64_t index, bool negative) {
  if (!negative && index < list.size()) return list[index];
  return std::unexpected(fmt::format("index {}{} is out of range: the list has {} element{}",
                                     negative ? "-" : "", index, list.size(), list.size() == 1 ? "" : "s"));
}

Outcome index_by_integer(Arguments a, Context&) {
  const std::int64_t index = *a[1].integer();
  const auto magnitude =
      index < 0 ? 0 - static_cast<std::uint64_t>(index) : static_cast<std::uint64_t>(index);
  return element_at(*a[0].list(), magnitude, index < 0);
}

Outcome index_by_unsigned(Arguments a, Context&) {
  return element_at(*a[0].list(), *a[1].unsigned_integer(), false);
}

Outcome index_by_number(Arguments a, Context&) {
  const double index = *a[1].number();
  constexpr double largest = 9007199254740992.0;  // 2^53: every whole number up to here is exact
  if (std::trunc(index) != index || std::abs(index) > largest) {
    return std::unexpected(fmt::format("index {} is no whole number", to_text(a[1])));
  }
  return element_at(*a[0].list(), static_cast<std::uint64_t>(std::abs(index)), index < 0);
}

}  // namespace

void add_collections(Library& library) {
  const Type a = Type::variable(0), b = Type::variable(1);
  const Type list = Type::list(a), map = Type::map(a, b);
  library.function_and_method("size", {list}, Type::integer(), size_of_list);
  library.function_and_method("size", {map}, Type::integer(), size_of_map);
  library.function("@in", {a, list}, Type::boolean(), in_list);
  library.function("@in", {a, map}, Type::boolean(), in_map);
  library.function("_+_", {list, list}, list, concatenate);
  library.function("_[_]", {map, a}, b, value_under_key);
  library.function("_[_]", {list, Type::integer()}, a, index_by_integer);
  library.dynamic("_[_]", {list, Type::unsigned_integer()}, a, index_by_unsigned);
  library.dynamic("_[_]", {list, Type::number()}, a, index_by_number);
}

}  // namespace drctl::expression
