// text.format(list): cel-spec, doc/extensions/strings.md.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "expression/encoding.hpp"
#include "expression/library.hpp"
#include "expression/utf8.hpp"

namespace drctl::expression {
namespace {

using Text = std::expected<std::string, std::string>;

// "%.3f": what to write an argument as.
struct Clause {
  char conversion = 's';
  int precision = 6;
};

std::unexpected<std::string> unsuitable(const Clause& clause, std::string_view wanted, const Value& value) {
  return std::unexpected(
      fmt::format("%{} takes {}, found a value of type {}", clause.conversion, wanted, type_name_of(value)));
}

// In base 10 without an exponent, as short as it stays exact.
std::string write_plain(double number) {
  if (!std::isfinite(number)) return format_number(number);
  std::array<char, 400> buffer;  // the longest needs 1 + 308 or 326 characters
  const auto written =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
  return {buffer.data(), written.ptr};
}

// Runs of bytes that are no UTF-8 become one replacement character each.
std::string write_bytes(std::string_view bytes) {
  std::string text;
  for (bool replaced = false; !bytes.empty();) {
    const utf8::Decoded next = utf8::decode(bytes);
    const bool invalid = next.point == utf8::invalid;
    if (!invalid) text += bytes.substr(0, next.length);
    if (invalid && !replaced) utf8::append(text, U'\uFFFD');
    replaced = invalid;
    bytes.remove_prefix(next.length);
  }
  return text;
}

std::string write(const Value& value, Budget& budget);

std::string write_list(const Value::List& list, Budget& budget) {
  std::string text = "[";
  for (const Value& element : list) {
    if (text.size() > 1) text += ", ";
    text += write(element, budget);
    if (budget.exhausted()) break;
  }
  return text + "]";
}

std::string write_map(const Value::Map& map, Budget& budget) {
  std::vector<std::pair<std::string, std::string>> entries;
  for (const auto& [key, value] : map) {
    entries.emplace_back(write(key, budget), write(value, budget));
    if (budget.exhausted()) break;
  }
  std::sort(entries.begin(), entries.end());
  std::string text = "{";
  for (const auto& [key, value] : entries) {
    if (text.size() > 1) text += ", ";
    text.append(key).append(": ").append(value);
  }
  return text + "}";
}

// As %s.
std::string write(const Value& value, Budget& budget) {
  if (value.list()) return write_list(*value.list(), budget);
  if (value.map()) return write_map(*value.map(), budget);
  std::string text;
  if (value.number()) {
    text = write_plain(*value.number());
  } else if (value.bytes()) {
    text = write_bytes(*value.bytes());
  } else if (value.duration()) {
    text = write_plain(static_cast<double>(value.duration()->nanos) / static_cast<double>(nanos_per_second)) +
           "s";
  } else {
    text = value.type_name() ? *value.type_name() : to_text(value);
  }
  budget.make_text(text.size());
  return text;
}

Text write_decimal(const Clause& clause, const Value& value) {
  if (value.number()) return write_plain(*value.number());
  if (value.integer() || value.unsigned_integer()) return to_text(value);
  return unsuitable(clause, "numbers", value);
}

Text write_number(const Clause& clause, const Value& value) {
  double number = 0;
  if (value.integer()) {
    number = static_cast<double>(*value.integer());
  } else if (value.unsigned_integer()) {
    number = static_cast<double>(*value.unsigned_integer());
  } else if (value.number()) {
    number = *value.number();
  } else {
    return unsuitable(clause, "numbers", value);
  }
  if (!std::isfinite(number)) return format_number(number);
  return clause.conversion == 'f' ? fmt::format("{:.{}f}", number, clause.precision)
                                  : fmt::format("{:.{}e}", number, clause.precision);
}

std::string write_hexadecimal(std::string_view bytes, bool upper) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += upper ? fmt::format("{:02X}", byte) : fmt::format("{:02x}", byte);
  }
  return text;
}

std::string write_digits(char conversion, std::uint64_t magnitude) {
  switch (conversion) {
    case 'x':
      return fmt::format("{:x}", magnitude);
    case 'X':
      return fmt::format("{:X}", magnitude);
    case 'o':
      return fmt::format("{:o}", magnitude);
    default:
      return fmt::format("{:b}", magnitude);
  }
}

Text write_in_base(const Clause& clause, const Value& value) {
  if (const auto* number = value.unsigned_integer()) return write_digits(clause.conversion, *number);
  if (const auto* number = value.integer()) {
    const auto bits = static_cast<std::uint64_t>(*number);
    return *number < 0 ? "-" + write_digits(clause.conversion, 0 - bits)
                       : write_digits(clause.conversion, bits);
  }
  const bool hexadecimal = clause.conversion == 'x' || clause.conversion == 'X';
  if (hexadecimal && value.string()) return write_hexadecimal(*value.string(), clause.conversion == 'X');
  if (hexadecimal && value.bytes()) return write_hexadecimal(*value.bytes(), clause.conversion == 'X');
  if (clause.conversion == 'b' && value.boolean()) return *value.boolean() ? "1" : "0";
  return unsuitable(clause, hexadecimal ? "int, uint, string or bytes" : "int or uint", value);
}

Text write_argument(const Clause& clause, const Value& value, Budget& budget) {
  switch (clause.conversion) {
    case 's':
      return write(value, budget);
    case 'd':
      return write_decimal(clause, value);
    case 'f':
    case 'e':
      return write_number(clause, value);
    default:
      return write_in_base(clause, value);
  }
}

// Reads a clause behind its '%'.
std::expected<Clause, std::string> read_clause(std::string_view& rest) {
  Clause clause;
  bool precise = false;
  if (rest.starts_with('.')) {
    constexpr int most = 1000;
    const auto read = std::from_chars(rest.data() + 1, rest.data() + rest.size(), clause.precision);
    if (read.ec != std::errc() || clause.precision < 0 || clause.precision > most) {
      return std::unexpected(fmt::format("expected a precision of 0 to {} after '%.'", most));
    }
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    precise = true;
  }
  constexpr std::string_view conversions = "sdfexXob";
  if (rest.empty() || conversions.find(rest.front()) == conversions.npos) {
    return std::unexpected(fmt::format("'%{}' is no format: expected %s, %d, %f, %e, %x, %X, %o, %b or %%",
                                       rest.substr(0, rest.empty() ? 0 : utf8::decode(rest).length)));
  }
  clause.conversion = rest.front();
  if (precise && clause.conversion != 'f' && clause.conversion != 'e') {
    return std::unexpected(fmt::format("%{} takes no precision", clause.conversion));
  }
  rest.remove_prefix(1);
  return clause;
}

Outcome format(Arguments a, Context& context) {
  const Value::List& arguments = *a[1].list();
  std::string_view rest = *a[0].string();
  std::string text;
  std::size_t used = 0;
  while (!rest.empty()) {
    const std::string_view plain = rest.substr(0, rest.find('%'));
    text += plain;
    rest.remove_prefix(plain.size());
    if (rest.empty()) break;
    rest.remove_prefix(1);
    if (rest.starts_with('%')) {
      text += '%';
      rest.remove_prefix(1);
      continue;
    }
    const auto clause = read_clause(rest);
    if (!clause) return std::unexpected(clause.error());
    if (used == arguments.size()) {
      return std::unexpected(fmt::format("the format takes more than the {} given values", arguments.size()));
    }
    const auto written = write_argument(*clause, arguments[used++], context.budget());
    if (!written) return std::unexpected(written.error());
    text += *written;
    if (!context.budget().make_text(written->size())) return Value();
  }
  context.budget().make_text(text.size());
  return text;
}

}  // namespace

void add_format(Library& library) {
  library.method("format", {Type::string(), Type::list(Type::dyn())}, Type::string(), format);
}

}  // namespace drctl::expression
