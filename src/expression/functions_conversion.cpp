// int(), uint(), double(), string(), bytes(), bool(), dyn(), type(); timestamp() and duration() of texts.
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>

#include "expression/encoding.hpp"
#include "expression/library.hpp"
#include "expression/utf8.hpp"

namespace drctl::expression {
namespace {

constexpr double two_63 = 9223372036854775808.0;
constexpr double two_64 = 2 * two_63;

Outcome identity(Arguments a, Context&) { return a[0]; }

std::unexpected<std::string> out_of_range(const Value& value, std::string_view type) {
  return std::unexpected(fmt::format("{} is out of range of {}",
                                     value.string() ? excerpt(*value.string()) : to_text(value), type));
}

std::unexpected<std::string> not_a(std::string_view type, const std::string& text) {
  return std::unexpected(fmt::format("{} is no {}", excerpt(text), type));
}

// The whole text as a number of C++'s type T.
template <class T>
std::errc read_number(std::string_view text, T& result) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  const auto read = std::from_chars(text.data(), text.data() + text.size(), result);
  return read.ec == std::errc() && read.ptr != text.data() + text.size() ? std::errc::invalid_argument
                                                                         : read.ec;
}

Outcome integer_of_unsigned(Arguments a, Context&) {
  const std::uint64_t value = *a[0].unsigned_integer();
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return out_of_range(a[0], "int");
  return static_cast<std::int64_t>(value);
}

// The limits themselves are refused: whether they survive a round trip depends on the platform ("Overflow").
Outcome integer_of_number(Arguments a, Context&) {
  const double value = *a[0].number();
  if (!(value > -two_63 && value < two_63)) return out_of_range(a[0], "int");
  return static_cast<std::int64_t>(value);
}

Outcome integer_of_text(Arguments a, Context& context) {
  if (!context.budget().scan(a[0].string()->size())) return Value();
  std::int64_t result = 0;
  const auto error = read_number(*a[0].string(), result);
  if (error == std::errc::result_out_of_range) return out_of_range(a[0], "int");
  if (error != std::errc()) return not_a("int", *a[0].string());
  return result;
}

Outcome integer_of_timestamp(Arguments a, Context&) { return a[0].timestamp()->seconds; }

Outcome unsigned_of_integer(Arguments a, Context&) {
  if (*a[0].integer() < 0) return out_of_range(a[0], "uint");
  return Value::unsigned_integer(static_cast<std::uint64_t>(*a[0].integer()));
}

Outcome unsigned_of_number(Arguments a, Context&) {
  const double value = *a[0].number();
  if (!(value >= 0 && value < two_64)) return out_of_range(a[0], "uint");
  return Value::unsigned_integer(static_cast<std::uint64_t>(value));
}

Outcome unsigned_of_text(Arguments a, Context& context) {
  if (!context.budget().scan(a[0].string()->size())) return Value();
  std::uint64_t result = 0;
  const auto error = read_number(*a[0].string(), result);
  if (error == std::errc::result_out_of_range) return out_of_range(a[0], "uint");
  if (error != std::errc()) return not_a("uint", *a[0].string());
  return Value::unsigned_integer(result);
}

Outcome number_of_integer(Arguments a, Context&) { return static_cast<double>(*a[0].integer()); }
Outcome number_of_unsigned(Arguments a, Context&) { return static_cast<double>(*a[0].unsigned_integer()); }

Outcome number_of_text(Arguments a, Context& context) {
  if (!context.budget().scan(a[0].string()->size())) return Value();
  double result = 0;
  const auto error = read_number(*a[0].string(), result);
  if (error == std::errc::result_out_of_range) return out_of_range(a[0], "double");
  if (error != std::errc()) return not_a("double", *a[0].string());
  return result;
}

Outcome text_of(Arguments a, Context&) { return to_text(a[0]); }

Outcome text_of_bytes(Arguments a, Context& context) {
  if (!context.budget().make_text(a[0].bytes()->size())) return Value();
  if (!utf8::is_valid(*a[0].bytes())) return std::unexpected("the bytes are no text: invalid UTF-8");
  return *a[0].bytes();
}

Outcome bytes_of_text(Arguments a, Context& context) {
  if (!context.budget().make_text(a[0].string()->size())) return Value();
  return Bytes{*a[0].string()};
}

Outcome boolean_of_text(Arguments a, Context&) {
  const std::string& text = *a[0].string();
  for (const char* yes : {"1", "t", "T", "true", "TRUE", "True"}) {
    if (text == yes) return true;
  }
  for (const char* no : {"0", "f", "F", "false", "FALSE", "False"}) {
    if (text == no) return false;
  }
  return not_a("bool", text);
}

Outcome type_of(Arguments a, Context&) { return *find_type_value(type_name_of(a[0])); }

void add_to_numbers(Library& library) {
  const Type i = Type::integer(), u = Type::unsigned_integer(), n = Type::number(), s = Type::string();
  library.function("int", {i}, i, identity);
  library.function("int", {u}, i, integer_of_unsigned);
  library.function("int", {n}, i, integer_of_number);
  library.function("int", {s}, i, integer_of_text);
  library.function("int", {Type::timestamp()}, i, integer_of_timestamp);
  library.function("uint", {u}, u, identity);
  library.function("uint", {i}, u, unsigned_of_integer);
  library.function("uint", {n}, u, unsigned_of_number);
  library.function("uint", {s}, u, unsigned_of_text);
  library.function("double", {n}, n, identity);
  library.function("double", {i}, n, number_of_integer);
  library.function("double", {u}, n, number_of_unsigned);
  library.function("double", {s}, n, number_of_text);
}

}  // namespace

void add_conversions(Library& library) {
  const Type s = Type::string(), a = Type::variable(0);
  add_to_numbers(library);
  library.function("string", {s}, s, identity);
  for (const Type& type : {Type::boolean(), Type::integer(), Type::unsigned_integer(), Type::number(),
                           Type::timestamp(), Type::duration()}) {
    library.function("string", {type}, s, text_of);
  }
  library.function("string", {Type::bytes()}, s, text_of_bytes);
  library.function("bytes", {Type::bytes()}, Type::bytes(), identity);
  library.function("bytes", {s}, Type::bytes(), bytes_of_text);
  library.function("bool", {Type::boolean()}, Type::boolean(), identity);
  library.function("bool", {s}, Type::boolean(), boolean_of_text);
  library.function("dyn", {a}, Type::dyn(), identity);
  library.function("type", {a}, Type::type(), type_of);
}

}  // namespace drctl::expression
