#include "expression/value.hpp"

#include <array>
#include <cmath>
#include <type_traits>

#include "expression/compare.hpp"

namespace drctl::expression {
namespace {

int rank(const Value& key) {
  switch (key.kind()) {
    case Value::Kind::boolean:
      return 0;
    case Value::Kind::string:
      return 2;
    default:
      return 1;
  }
}

bool same(double left, double right) {
  if (std::isnan(left) || std::isnan(right)) return std::isnan(left) && std::isnan(right);
  return left == right && std::signbit(left) == std::signbit(right);
}

}  // namespace

bool KeyOrder::operator()(const Value& left, const Value& right) const {
  if (rank(left) != rank(right)) return rank(left) < rank(right);
  return compare(left, right) == std::partial_ordering::less;
}

bool KeyOrder::operator()(const Value& left, std::string_view right) const {
  return left.string() ? *left.string() < right : rank(left) < 2;
}

bool KeyOrder::operator()(std::string_view left, const Value& right) const {
  return right.string() && left < *right.string();
}

Value::Value(List list) : data_(std::make_shared<const List>(std::move(list))) {}

Value::Value(Map map) : data_(std::make_shared<const Map>(std::move(map))) {}

Value Value::unsigned_integer(std::uint64_t value) {
  Value result;
  result.data_ = value;
  return result;
}

const std::string* Value::bytes() const {
  const auto* held = shared<Bytes>();
  return held ? &held->data : nullptr;
}

const std::string* Value::type_name() const {
  const auto* held = shared<TypeName>();
  return held ? &held->name : nullptr;
}

const Value* Value::field(std::string_view name) const {
  if (!map()) return nullptr;
  const auto found = map()->find(name);
  return found == map()->end() ? nullptr : &found->second;
}

bool operator==(const Value& left, const Value& right) {
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case Value::Kind::null:
      return true;
    case Value::Kind::number:
      return same(*left.number(), *right.number());
    case Value::Kind::string:
      return *left.string() == *right.string();
    case Value::Kind::bytes:
      return *left.bytes() == *right.bytes();
    case Value::Kind::list:
      return *left.list() == *right.list();
    case Value::Kind::map:
      return *left.map() == *right.map();
    case Value::Kind::type:
      return *left.type_name() == *right.type_name();
    default:
      return compare(left, right) == std::partial_ordering::equivalent;
  }
}

std::string_view type_name_of(const Value& value) {
  constexpr std::array<std::string_view, 12> names = {"null_type",
                                                      "bool",
                                                      "int",
                                                      "uint",
                                                      "double",
                                                      "string",
                                                      "bytes",
                                                      "list",
                                                      "map",
                                                      "google.protobuf.Timestamp",
                                                      "google.protobuf.Duration",
                                                      "type"};
  return names.at(static_cast<std::size_t>(value.kind()));
}

}  // namespace drctl::expression
