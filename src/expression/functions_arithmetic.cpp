// + - * / % and the sign. Numbers of different types never mix; what is out of range is an error.
#include <fmt/format.h>

#include <cstdint>
#include <limits>

#include "expression/library.hpp"

namespace drctl::expression {
namespace {

using Integer = std::int64_t;
using Unsigned = std::uint64_t;

std::unexpected<std::string> out_of_range(Integer left, char sign, Integer right) {
  return std::unexpected(fmt::format("{} {} {} is out of range of int", left, sign, right));
}

std::unexpected<std::string> out_of_range(Unsigned left, char sign, Unsigned right) {
  return std::unexpected(fmt::format("{}u {} {}u is out of range of uint", left, sign, right));
}

struct Add {
  static constexpr char sign = '+';
  template <class T>
  static bool overflows(T left, T right, T& result) {
    return __builtin_add_overflow(left, right, &result);
  }
  static double of(double left, double right) { return left + right; }
};

struct Subtract {
  static constexpr char sign = '-';
  template <class T>
  static bool overflows(T left, T right, T& result) {
    return __builtin_sub_overflow(left, right, &result);
  }
  static double of(double left, double right) { return left - right; }
};

struct Multiply {
  static constexpr char sign = '*';
  template <class T>
  static bool overflows(T left, T right, T& result) {
    return __builtin_mul_overflow(left, right, &result);
  }
  static double of(double left, double right) { return left * right; }
};

template <class Operation>
Outcome on_integers(Arguments a, Context&) {
  const Integer left = *a[0].integer(), right = *a[1].integer();
  Integer result = 0;
  if (Operation::overflows(left, right, result)) return out_of_range(left, Operation::sign, right);
  return result;
}

template <class Operation>
Outcome on_unsigned(Arguments a, Context&) {
  const Unsigned left = *a[0].unsigned_integer(), right = *a[1].unsigned_integer();
  Unsigned result = 0;
  if (Operation::overflows(left, right, result)) return out_of_range(left, Operation::sign, right);
  return Value::unsigned_integer(result);
}

template <class Operation>
Outcome on_numbers(Arguments a, Context&) {
  return Operation::of(*a[0].number(), *a[1].number());
}

template <class Operation>
void add_numeric(Library& library, std::string_view name) {
  const Type i = Type::integer(), u = Type::unsigned_integer(), n = Type::number();
  library.function(name, {i, i}, i, on_integers<Operation>);
  library.function(name, {u, u}, u, on_unsigned<Operation>);
  library.function(name, {n, n}, n, on_numbers<Operation>);
}

Outcome divide_integers(Arguments a, Context&) {
  const Integer left = *a[0].integer(), right = *a[1].integer();
  if (right == 0) return std::unexpected("division by zero");
  if (left == std::numeric_limits<Integer>::min() && right == -1) return out_of_range(left, '/', right);
  return left / right;
}

Outcome divide_unsigned(Arguments a, Context&) {
  if (*a[1].unsigned_integer() == 0) return std::unexpected("division by zero");
  return Value::unsigned_integer(*a[0].unsigned_integer() / *a[1].unsigned_integer());
}

Outcome divide_numbers(Arguments a, Context&) { return *a[0].number() / *a[1].number(); }

Outcome remainder_of_integers(Arguments a, Context&) {
  const Integer left = *a[0].integer(), right = *a[1].integer();
  if (right == 0) return std::unexpected("remainder of a division by zero");
  return right == -1 ? 0 : left % right;  // the most negative int % -1 is undefined in C++
}

Outcome remainder_of_unsigned(Arguments a, Context&) {
  if (*a[1].unsigned_integer() == 0) return std::unexpected("remainder of a division by zero");
  return Value::unsigned_integer(*a[0].unsigned_integer() % *a[1].unsigned_integer());
}

Outcome negate_integer(Arguments a, Context&) {
  if (*a[0].integer() == std::numeric_limits<Integer>::min()) return out_of_range(0, '-', *a[0].integer());
  return -*a[0].integer();
}

Outcome negate_number(Arguments a, Context&) { return -*a[0].number(); }

}  // namespace

void add_arithmetic(Library& library) {
  const Type i = Type::integer(), u = Type::unsigned_integer(), n = Type::number();
  add_numeric<Add>(library, "_+_");
  add_numeric<Subtract>(library, "_-_");
  add_numeric<Multiply>(library, "_*_");
  library.function("_/_", {i, i}, i, divide_integers);
  library.function("_/_", {u, u}, u, divide_unsigned);
  library.function("_/_", {n, n}, n, divide_numbers);
  library.function("_%_", {i, i}, i, remainder_of_integers);
  library.function("_%_", {u, u}, u, remainder_of_unsigned);
  library.function("-_", {i}, i, negate_integer);
  library.function("-_", {n}, n, negate_number);
}

}  // namespace drctl::expression
