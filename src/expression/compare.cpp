#include "expression/compare.hpp"

#include <algorithm>

namespace drctl::expression {
namespace {

using Order = std::partial_ordering;

bool is_numeric(const Value& value) { return value.integer() || value.unsigned_integer() || value.number(); }

Order order(std::int64_t left, std::uint64_t right) {
  return left < 0 ? Order::less : Order(static_cast<std::uint64_t>(left) <=> right);
}

// A whole number is compared with a double as a double; the double nearest to the largest integer is 2^63,
// which therefore equals it (the conformance suite asks for that).
template <class Whole>
Order order(Whole left, double right) {
  return static_cast<double>(left) <=> right;
}

Order order_numbers(const Value& left, const Value& right) {
  if (const auto* l = left.integer()) {
    if (const auto* r = right.integer()) return *l <=> *r;
    if (const auto* r = right.unsigned_integer()) return order(*l, *r);
    return order(*l, *right.number());
  }
  if (const auto* l = left.unsigned_integer()) {
    if (const auto* r = right.unsigned_integer()) return *l <=> *r;
    if (const auto* r = right.number()) return order(*l, *r);
  }
  if (left.number() && right.number()) return *left.number() <=> *right.number();
  const Order swapped = order_numbers(right, left);
  return 0 <=> swapped;
}

bool equal_lists(const Value::List& left, const Value::List& right, Budget& budget) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](const Value& l, const Value& r) { return equals(l, r, budget); });
}

bool equal_maps(const Value::Map& left, const Value::Map& right, Budget& budget) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [&](const auto& l, const auto& r) {
    return equals(l.first, r.first, budget) && equals(l.second, r.second, budget);
  });
}

std::size_t scanned_bytes(const Value& value) {
  if (value.string()) return value.string()->size();
  return value.bytes() ? value.bytes()->size() : 0;
}

}  // namespace

std::optional<std::partial_ordering> compare(const Value& left, const Value& right) {
  if (is_numeric(left) && is_numeric(right)) return order_numbers(left, right);
  if (left.kind() != right.kind()) return std::nullopt;
  switch (left.kind()) {
    case Value::Kind::boolean:
      return Order(*left.boolean() <=> *right.boolean());
    case Value::Kind::string:
      return Order(*left.string() <=> *right.string());
    case Value::Kind::bytes:
      return Order(*left.bytes() <=> *right.bytes());
    case Value::Kind::timestamp:
      return Order(*left.timestamp() <=> *right.timestamp());
    case Value::Kind::duration:
      return Order(*left.duration() <=> *right.duration());
    default:
      return std::nullopt;
  }
}

bool equals(const Value& left, const Value& right, Budget& budget) {
  if (!budget.scan(std::min(scanned_bytes(left), scanned_bytes(right)))) return false;
  if (const auto order = compare(left, right)) return *order == Order::equivalent;
  if (left.kind() != right.kind()) return false;
  if (left.list()) return equal_lists(*left.list(), *right.list(), budget);
  if (left.map()) return equal_maps(*left.map(), *right.map(), budget);
  if (left.type_name()) return *left.type_name() == *right.type_name();
  return left.is_null();
}

}  // namespace drctl::expression
