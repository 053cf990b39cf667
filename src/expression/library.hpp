#pragma once

#include <expected>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expression/context.hpp"
#include "expression/type.hpp"
#include "expression/value.hpp"

namespace drctl::expression {

using Arguments = std::span<const Value>;
using Outcome = std::expected<Value, std::string>;  // or what is wrong
using Run = Outcome (*)(Arguments, Context&);

// One way to call a function: what it takes, what it gives, what it does. A method's first parameter is its
// target.
struct Overload {
  enum class Style { function, method };
  // Mixed numbers (1 < 2.0) are compared when types are known at run time only; the checker doesn't offer
  // that.
  enum class Use { always, dynamic_only };
  Style style;
  std::vector<Type> parameters;
  Type result;
  Run run;
  Use use = Use::always;
};

// Every function and operator by its name: "size", "_+_", "base64.encode".
class Library {
 public:
  void function(std::string_view name, std::vector<Type> parameters, Type result, Run run);
  void method(std::string_view name, std::vector<Type> parameters, Type result, Run run);
  void function_and_method(std::string_view name, const std::vector<Type>& parameters, const Type& result,
                           Run run);
  void dynamic(std::string_view name, std::vector<Type> parameters, Type result, Run run);

  // nullptr when there is no function of that name.
  const std::vector<Overload>* find(std::string_view name) const;
  // The names of functions and methods, without operators.
  std::vector<std::string> names() const;

 private:
  std::map<std::string, std::vector<Overload>, std::less<>> overloads_;
};

// CEL's standard functions and the extensions "strings" and "encoders".
const Library& standard_library();

// The name of a type ("int", "google.protobuf.Timestamp") as a value; nullptr when it is no type's.
const Value* find_type_value(std::string_view name);
// Whether a type's name is this, or goes on with a dot behind it.
bool begins_type_name(std::string_view segment);

// Each adds the functions of one kind: functions_*.cpp.
void add_arithmetic(Library& library);
void add_comparisons(Library& library);
void add_collections(Library& library);
void add_conversions(Library& library);
void add_strings(Library& library);
void add_texts(Library& library);
void add_format(Library& library);
void add_encoders(Library& library);
void add_times(Library& library);

}  // namespace drctl::expression
