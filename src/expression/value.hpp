#pragma once

#include <concepts>
#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "expression/time.hpp"

namespace drctl::expression {

class Value;

struct Bytes {
  std::string data;
};

struct TypeName {
  std::string name;  // "int", "list", "google.protobuf.Timestamp"
};

// The order of a map's keys: false, true, numbers (1, 1u and 1.0 are one key), texts.
struct KeyOrder {
  using is_transparent = void;
  bool operator()(const Value& left, const Value& right) const;
  bool operator()(const Value& left, std::string_view right) const;
  bool operator()(std::string_view left, const Value& right) const;
};

// A CEL value. Immutable and cheap to copy: texts, lists and maps are shared.
class Value {
 public:
  enum class Kind {
    null,
    boolean,
    integer,
    unsigned_integer,
    number,
    string,
    bytes,
    list,
    map,
    timestamp,
    duration,
    type
  };
  using List = std::vector<Value>;
  using Map = std::map<Value, Value, KeyOrder>;

  Value() = default;  // null
  Value(std::nullptr_t) {}
  Value(std::same_as<bool> auto value) : data_(value) {}
  Value(std::signed_integral auto value) : data_(static_cast<std::int64_t>(value)) {}
  // A size_t is hardly ever meant to be CEL's `uint`: say which, with unsigned_integer() or a cast.
  template <std::unsigned_integral T>
    requires(!std::same_as<T, bool>)
  Value(T) = delete;
  Value(double value) : data_(value) {}
  Value(const char* text) : Value(std::string(text)) {}
  Value(std::string_view text) : Value(std::string(text)) {}
  Value(std::string text) : data_(std::make_shared<const std::string>(std::move(text))) {}
  Value(Bytes bytes) : data_(std::make_shared<const Bytes>(std::move(bytes))) {}
  Value(List list);
  Value(Map map);
  Value(Timestamp when) : data_(when) {}
  Value(Duration span) : data_(span) {}
  Value(TypeName name) : data_(std::make_shared<const TypeName>(std::move(name))) {}
  static Value unsigned_integer(std::uint64_t value);

  Kind kind() const { return static_cast<Kind>(data_.index()); }
  bool is_null() const { return kind() == Kind::null; }

  // Each: the content, or nullptr when the value is of another kind.
  const bool* boolean() const { return std::get_if<bool>(&data_); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&data_); }
  const std::uint64_t* unsigned_integer() const { return std::get_if<std::uint64_t>(&data_); }
  const double* number() const { return std::get_if<double>(&data_); }
  const std::string* string() const { return shared<std::string>(); }
  const std::string* bytes() const;
  const List* list() const { return shared<List>(); }
  const Map* map() const { return shared<Map>(); }
  const Timestamp* timestamp() const { return std::get_if<Timestamp>(&data_); }
  const Duration* duration() const { return std::get_if<Duration>(&data_); }
  const std::string* type_name() const;

  // The value under a text key of a map; nullptr when there is none or this is no map.
  const Value* field(std::string_view name) const;

  // Same kind and same content: 1 and 1.0 differ here, NaN is NaN. CEL's `==` is equals() in compare.hpp.
  friend bool operator==(const Value& left, const Value& right);

 private:
  template <class T>
  const T* shared() const {
    const auto* held = std::get_if<std::shared_ptr<const T>>(&data_);
    return held ? held->get() : nullptr;
  }

  std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::shared_ptr<const std::string>,
               std::shared_ptr<const Bytes>, std::shared_ptr<const List>, std::shared_ptr<const Map>,
               Timestamp, Duration, std::shared_ptr<const TypeName>>
      data_;
};

// The values of an expression's names: {"result", ...}, {"now", ...}.
using Bindings = std::map<std::string, Value, std::less<>>;

// CEL's name of the value's type: "int", "list", "google.protobuf.Duration".
std::string_view type_name_of(const Value& value);

// Whole numbers become int (uint beyond 2^63), others double. What is nested deeper than 100 levels is
// replaced with the text "(nested too deeply)": nobody's data is, and everything that walks values recurses.
Value from_json(const nlohmann::json& json);

// Timestamps as RFC 3339, durations like "5s", bytes as base64, NaN and infinities as texts. Whole numbers
// stay numbers whatever their size, so that from_json gives them back. Fails on type values and on keys that
// are no text.
std::expected<nlohmann::json, std::string> to_json(const Value& value);

// How a value reads inside a text: strings as they are, null as "null", timestamps RFC 3339, durations "90s",
// doubles as short as they stay exact, bytes as base64, lists and maps as JSON in one line.
std::string to_text(const Value& value);

}  // namespace drctl::expression
