#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "expression/type.hpp"

namespace drctl::expression {

// What the variables in types stand for, as far as it is known. `[]` is a list(variable) until something
// tells.
class Substitution {
 public:
  // A variable that nothing is known about.
  Type fresh() { return Type::variable(next_++); }
  // The type with other, fresh variables instead of its own: for each use of a function's signature.
  Type instantiate(const Type& type, std::map<std::size_t, Type>& renamed);

  // Whether a value of type `from` may be given where `to` is wanted; learns what that tells about variables.
  // dyn goes both ways. What a failed attempt has learnt is to be taken back.
  bool assign(const Type& from, const Type& to);
  std::size_t mark() const { return trail_.size(); }
  // Forgets what was learnt since the mark.
  void take_back(std::size_t mark);

  // The type with everything that is known put in.
  Type apply(const Type& type) const;
  // The same, with dyn for what is still unknown.
  Type finish(const Type& type) const;

  // The type of a list that holds values of both: the wider one, or dyn.
  Type join(const Type& left, const Type& right);

 private:
  enum class Unknown { kept, dyn };
  Type substitute(const Type& type, Unknown unknown) const;
  const Type& resolve(const Type& type) const;
  bool bind(const Type& variable, const Type& type);
  bool assign_object(const Type& from, const Type& to);

  void learn(std::size_t variable, const Type& type);

  std::map<std::size_t, Type> known_;
  std::vector<std::pair<std::size_t, std::optional<Type>>> trail_;  // what was known before, the newest last
  std::size_t next_ = 1000;                                         // signatures number theirs from 0
};

}  // namespace drctl::expression
