#include "expression/unify.hpp"

#include <algorithm>

namespace drctl::expression {
namespace {

using Kind = Type::Kind;

// Whether no variable stands in it, as in almost every type of a value.
bool is_closed(const Type& type) {
  if (type.kind() == Kind::list) return is_closed(type.element());
  if (type.kind() == Kind::map) return is_closed(type.key()) && is_closed(type.value());
  return type.kind() != Kind::variable;
}

// The type with each part replaced by what `change` makes of it, which keeps all but variables.
template <class Change>
Type rebuild(const Type& type, const Change& change) {
  if (is_closed(type)) return type;
  if (type.kind() == Kind::list) return Type::list(change(type.element()));
  if (type.kind() == Kind::map) return Type::map(change(type.key()), change(type.value()));
  return type;
}

bool mentions(const Type& type, std::size_t variable) {
  switch (type.kind()) {
    case Kind::variable:
      return type.id() == variable;
    case Kind::list:
      return mentions(type.element(), variable);
    case Kind::map:
      return mentions(type.key(), variable) || mentions(type.value(), variable);
    default:
      return false;
  }
}

// Whether `wide` is `narrow` with dyn in some places.
bool is_wider(const Type& wide, const Type& narrow) {
  if (wide.is_dyn()) return true;
  if (wide.kind() != narrow.kind()) return false;
  if (wide.kind() == Kind::list) return is_wider(wide.element(), narrow.element());
  if (wide.kind() == Kind::map)
    return is_wider(wide.key(), narrow.key()) && is_wider(wide.value(), narrow.value());
  return wide == narrow;
}

// null stands for an absent timestamp, duration or record.
bool takes_null(const Type& type) {
  return type.kind() == Kind::timestamp || type.kind() == Kind::duration || type.kind() == Kind::object;
}

}  // namespace

Type Substitution::instantiate(const Type& type, std::map<std::size_t, Type>& renamed) {
  if (type.kind() != Kind::variable)
    return rebuild(type, [&](const Type& part) { return instantiate(part, renamed); });
  const auto known = renamed.find(type.id());
  return known != renamed.end() ? known->second : renamed.emplace(type.id(), fresh()).first->second;
}

const Type& Substitution::resolve(const Type& type) const {
  const Type* resolved = &type;
  while (resolved->kind() == Kind::variable) {
    const auto known = known_.find(resolved->id());
    if (known == known_.end()) break;
    resolved = &known->second;
  }
  return *resolved;
}

bool Substitution::bind(const Type& variable, const Type& type) {
  if (type == variable) return true;
  if (mentions(apply(type), variable.id())) return false;
  learn(variable.id(), type);
  return true;
}

void Substitution::learn(std::size_t variable, const Type& type) {
  const auto known = known_.find(variable);
  trail_.emplace_back(variable, known == known_.end() ? std::nullopt : std::optional(known->second));
  known_[variable] = type;
}

void Substitution::take_back(std::size_t mark) {
  for (; trail_.size() > mark; trail_.pop_back()) {
    const auto& [variable, before] = trail_.back();
    if (before) {
      known_[variable] = *before;
    } else {
      known_.erase(variable);
    }
  }
}

bool Substitution::assign(const Type& from_type, const Type& to_type) {
  const Type from = resolve(from_type), to = resolve(to_type);
  if (to.kind() == Kind::variable) return bind(to, from);
  if (from.kind() == Kind::variable) return bind(from, to);
  if (from.is_dyn() || to.is_dyn()) {
    // A signature's variable that stood for something narrower now stands for anything.
    if (from.is_dyn() && to_type.kind() == Kind::variable) learn(to_type.id(), from);
    return true;
  }
  if (from.kind() == Kind::null && takes_null(to)) return true;
  if (to.kind() == Kind::null && takes_null(from)) return true;
  if (from.kind() == Kind::object || to.kind() == Kind::object) return assign_object(from, to);
  if (from.kind() != to.kind()) return false;
  if (from.kind() == Kind::list && !assign(from.element(), to.element())) return false;
  const bool map = from.kind() == Kind::map;
  if (map && (!assign(from.key(), to.key()) || !assign(from.value(), to.value()))) return false;
  if (to_type.kind() == Kind::variable && is_wider(apply(from), apply(to))) learn(to_type.id(), from);
  return true;
}

// A record is a map with text keys where a map is wanted.
bool Substitution::assign_object(const Type& from, const Type& to) {
  if (from.kind() == to.kind()) return from.name() == to.name();
  const Type& map = from.kind() == Kind::map ? from : to;
  return map.kind() == Kind::map && assign(Type::string(), map.key()) && assign(Type::dyn(), map.value());
}

Type Substitution::substitute(const Type& type, Unknown unknown) const {
  const Type& resolved = resolve(type);
  if (resolved.kind() == Kind::variable) return unknown == Unknown::dyn ? Type::dyn() : resolved;
  return rebuild(resolved, [&](const Type& part) { return substitute(part, unknown); });
}

Type Substitution::apply(const Type& type) const { return substitute(type, Unknown::kept); }

Type Substitution::finish(const Type& type) const { return substitute(type, Unknown::dyn); }

Type Substitution::join(const Type& left, const Type& right) {
  const std::size_t before = mark();
  if (!assign(right, left)) {
    take_back(before);
    return Type::dyn();
  }
  const bool right_is_wider = left.kind() == Kind::null || is_wider(apply(right), apply(left));
  return right_is_wider ? right : left;
}

}  // namespace drctl::expression
