#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace drctl::expression {

// What is known about a value before it exists. A value itself: copy it.
class Type {
 public:
  enum class Kind {
    dyn,  // anything: known at run time only
    null,
    boolean,
    integer,
    unsigned_integer,
    number,
    string,
    bytes,
    timestamp,
    duration,
    type,
    list,
    map,
    object,   // a record with declared fields; at run time a map with text keys
    variable  // in signatures of functions: any type, but everywhere the same
  };

  Type() = default;  // dyn
  static Type dyn() { return Type(); }
  static Type null() { return Type(Kind::null); }
  static Type boolean() { return Type(Kind::boolean); }
  static Type integer() { return Type(Kind::integer); }
  static Type unsigned_integer() { return Type(Kind::unsigned_integer); }
  static Type number() { return Type(Kind::number); }
  static Type string() { return Type(Kind::string); }
  static Type bytes() { return Type(Kind::bytes); }
  static Type timestamp() { return Type(Kind::timestamp); }
  static Type duration() { return Type(Kind::duration); }
  static Type type() { return Type(Kind::type); }
  static Type list(Type element);
  static Type map(Type key, Type value);
  static Type object(std::string name, std::map<std::string, Type> fields);
  static Type variable(std::size_t id);

  Kind kind() const { return kind_; }
  bool is_dyn() const { return kind_ == Kind::dyn; }
  const Type& element() const;                        // of a list; dyn of anything else
  const Type& key() const;                            // of a map; dyn of anything else
  const Type& value() const;                          // of a map; dyn of anything else
  const std::string& name() const;                    // of an object; empty of anything else
  const std::map<std::string, Type>& fields() const;  // of an object; empty of anything else
  std::size_t id() const { return id_; }              // of a variable

  friend bool operator==(const Type& left, const Type& right);

 private:
  struct Details {
    std::vector<Type> parameters;
    std::string name;
    std::map<std::string, Type> fields;
  };
  explicit Type(Kind kind) : kind_(kind) {}
  Type(Kind kind, Details details);
  const Type& parameter(Kind kind, std::size_t index) const;

  Kind kind_ = Kind::dyn;
  std::size_t id_ = 0;
  std::shared_ptr<const Details> details_;
};

// As CEL writes it: "int", "list(string)", "map(string, dyn)", an object's name.
std::string to_string(const Type& type);

}  // namespace drctl::expression
