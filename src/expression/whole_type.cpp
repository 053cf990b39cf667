#include "expression/whole_type.hpp"

#include <algorithm>

#include "expression/advice.hpp"

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
  if (const auto* list = value.list()) return type_of_list(*list);
  if (const auto* map = value.map()) return type_of_map(*map);
  return type_of(value);
}

}  // namespace drctl::expression
