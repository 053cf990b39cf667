#include "expression/lookup.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "expression/encoding.hpp"
#include "support/edit_distance.hpp"

namespace drctl::expression {
namespace {

// A double as the whole number it is exactly; nullptr-like null value when it is none.
Value whole(double number) {
  constexpr double two_63 = 9223372036854775808.0;
  if (!(std::trunc(number) == number)) return {};
  if (number >= -two_63 && number < two_63) return static_cast<std::int64_t>(number);
  if (number >= 0 && number < 2 * two_63) return Value::unsigned_integer(static_cast<std::uint64_t>(number));
  return {};
}

std::string show(const Value& key) {
  if (key.string()) return excerpt(*key.string());
  const bool large = key.list() || key.map() || key.bytes();
  return large ? fmt::format("of type {}", type_name_of(key)) : to_text(key);
}

}  // namespace

const Value* find_key(const Value::Map& map, const Value& key) {
  const Value exact = key.number() ? whole(*key.number()) : key;
  const bool possible = exact.integer() || exact.unsigned_integer() || exact.boolean() || exact.string();
  if (!possible) return nullptr;
  const auto found = map.find(exact);
  return found == map.end() ? nullptr : &found->second;
}

MissingKey missing_key(const Value::Map& map, const Value& key) {
  constexpr std::size_t most = 20;
  MissingKey missing{fmt::format("no such key {}", show(key)), ""};
  if (!key.string()) return missing;
  std::vector<std::string> keys;
  for (const auto& [known, value] : map) {
    if (known.string()) keys.push_back(*known.string());
  }
  if (const auto near = nearest(*key.string(), keys)) {
    missing.help = fmt::format("did you mean '{}'?", *near);
  } else if (keys.size() <= most && !keys.empty()) {
    missing.help = fmt::format("there are: {}", fmt::join(keys, ", "));
  }
  return missing;
}

std::optional<std::string> insert(Value::Map& map, Value key, Value value) {
  const bool possible = key.integer() || key.unsigned_integer() || key.boolean() || key.string();
  if (!possible) {
    return fmt::format("a map's key is an int, uint, bool or string, not a value of type {}",
                       type_name_of(key));
  }
  const auto [entry, inserted] = map.emplace(std::move(key), std::move(value));
  if (inserted) return std::nullopt;
  return fmt::format("the key {} is there twice", to_text(entry->first));
}

}  // namespace drctl::expression
