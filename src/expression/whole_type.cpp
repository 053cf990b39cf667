#include "expression/whole_type.hpp"

#include <algorithm>

namespace drctl::expression {
namespace {

Type common(const std::vector<Type>& types) {
  const bool same =
      !types.empty() && std::ranges::all_of(types, [&](const Type& type) { return type == types.front(); });
  return same ? types.front() : Type::dyn();
}

Type type_of_list(const Value::List& list) {
  std::vector<Type> elements;
  for (const Value& element : list) elements.push_back(whole_type_of(element));
  return Type::list(common(elements));
}

Type type_of_map(const Value::Map& map) {
  std::vector<Type> keys, values;
  for (const auto& [key, value] : map) {
    keys.push_back(whole_type_of(key));
    values.push_back(whole_type_of(value));
  }
  return Type::map(common(keys), common(values));
}

}  // namespace

Type whole_type_of(const Value& value) {
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
      return type_of_list(*value.list());
    case Value::Kind::map:
      return type_of_map(*value.map());
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
