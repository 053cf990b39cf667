#include "support/number.hpp"

#include <charconv>
#include <cmath>

namespace drctl {
namespace {

template <class T>
std::optional<T> parse_whole(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

constexpr double largest_exact = 9007199254740992.0;  // 2^53: from here on doubles skip whole numbers

}  // namespace

std::optional<std::int64_t> parse_integer(std::string_view text) {
  if (const auto value = parse_whole<std::int64_t>(text)) return value;
  const auto value = parse_number(text);
  if (!value || std::trunc(*value) != *value || std::abs(*value) > largest_exact) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

std::optional<double> parse_number(std::string_view text) {
  const auto value = parse_whole<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace drctl
