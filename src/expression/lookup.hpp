#pragma once

#include <optional>
#include <string>

#include "expression/value.hpp"

namespace drctl::expression {

// The value under a key of a map. A double that is a whole number finds an int or uint key. nullptr: no such
// key.
const Value* find_key(const Value::Map& map, const Value& key);

// "no such key 'replica'", and which key was perhaps meant.
struct MissingKey {
  std::string message, help;
};
MissingKey missing_key(const Value::Map& map, const Value& key);

// Puts a new entry into a map. Why not: the key's type is no key's type, or the key is there already.
std::optional<std::string> insert(Value::Map& map, Value key, Value value);

}  // namespace drctl::expression
