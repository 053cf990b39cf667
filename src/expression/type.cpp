#include "expression/type.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace drctl::expression {

Type::Type(Kind kind, Details details)
    : kind_(kind), details_(std::make_shared<const Details>(std::move(details))) {}

Type Type::list(Type element) { return Type(Kind::list, {{std::move(element)}, {}, {}}); }

Type Type::map(Type key, Type value) { return Type(Kind::map, {{std::move(key), std::move(value)}, {}, {}}); }

Type Type::object(std::string name, std::map<std::string, Type> fields) {
  return Type(Kind::object, {{}, std::move(name), std::move(fields)});
}

Type Type::variable(std::size_t id) {
  Type result(Kind::variable);
  result.id_ = id;
  return result;
}

const Type& Type::parameter(Kind kind, std::size_t index) const {
  static const Type anything;
  return kind_ == kind ? details_->parameters[index] : anything;
}

const Type& Type::element() const { return parameter(Kind::list, 0); }
const Type& Type::key() const { return parameter(Kind::map, 0); }
const Type& Type::value() const { return parameter(Kind::map, 1); }

const std::string& Type::name() const {
  static const std::string none;
  return kind_ == Kind::object ? details_->name : none;
}

const std::map<std::string, Type>& Type::fields() const {
  static const std::map<std::string, Type> none;
  return kind_ == Kind::object ? details_->fields : none;
}

bool operator==(const Type& left, const Type& right) {
  if (left.kind_ != right.kind_ || left.id_ != right.id_) return false;
  if (left.details_ == right.details_) return true;
  return left.details_->parameters == right.details_->parameters &&
         left.details_->name == right.details_->name && left.details_->fields == right.details_->fields;
}

std::string to_string(const Type& type) {
  constexpr std::array<std::string_view, 11> names = {"dyn",       "null_type", "bool",   "int",
                                                      "uint",      "double",    "string", "bytes",
                                                      "timestamp", "duration",  "type"};
  switch (type.kind()) {
    case Type::Kind::list:
      return fmt::format("list({})", to_string(type.element()));
    case Type::Kind::map:
      return fmt::format("map({}, {})", to_string(type.key()), to_string(type.value()));
    case Type::Kind::object:
      return type.name();
    case Type::Kind::variable:
      return "dyn";
    default:
      return std::string(names.at(static_cast<std::size_t>(type.kind())));
  }
}

}  // namespace drctl::expression
