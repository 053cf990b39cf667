#include "expression/library.hpp"

#include <array>

namespace drctl::expression {

void Library::function(std::string_view name, std::vector<Type> parameters, Type result, Run run) {
  overloads_[std::string(name)].push_back(
      {Overload::Style::function, std::move(parameters), std::move(result), run, Overload::Use::always});
}

void Library::method(std::string_view name, std::vector<Type> parameters, Type result, Run run) {
  overloads_[std::string(name)].push_back(
      {Overload::Style::method, std::move(parameters), std::move(result), run, Overload::Use::always});
}

void Library::function_and_method(std::string_view name, const std::vector<Type>& parameters,
                                  const Type& result, Run run) {
  function(name, parameters, result, run);
  method(name, parameters, result, run);
}

void Library::dynamic(std::string_view name, std::vector<Type> parameters, Type result, Run run) {
  overloads_[std::string(name)].push_back({Overload::Style::function, std::move(parameters),
                                           std::move(result), run, Overload::Use::dynamic_only});
}

const std::vector<Overload>* Library::find(std::string_view name) const {
  const auto found = overloads_.find(name);
  return found == overloads_.end() ? nullptr : &found->second;
}

std::vector<std::string> Library::names() const {
  std::vector<std::string> names;
  for (const auto& [name, overloads] : overloads_) {
    if (name.find_first_of("_@!") != 0 && name != "-_") names.push_back(name);
  }
  return names;
}

const Library& standard_library() {
  static const Library library = [] {
    Library made;
    add_arithmetic(made);
    add_comparisons(made);
    add_collections(made);
    add_conversions(made);
    add_strings(made);
    add_texts(made);
    add_format(made);
    add_encoders(made);
    add_times(made);
    return made;
  }();
  return library;
}

bool begins_type_name(std::string_view segment) { return segment == "google" || find_type_value(segment); }

const Value* find_type_value(std::string_view name) {
  static const std::map<std::string, Value, std::less<>> types = [] {
    std::map<std::string, Value, std::less<>> made;
    for (const char* known : {"null_type", "bool", "int", "uint", "double", "string", "bytes", "list", "map",
                              "type", "google.protobuf.Timestamp", "google.protobuf.Duration"}) {
      made.emplace(known, TypeName{known});
    }
    return made;
  }();
  const auto found = types.find(name);
  return found == types.end() ? nullptr : &found->second;
}

}  // namespace drctl::expression
