#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "expression/span.hpp"
#include "expression/value.hpp"

// The tree that the parser makes and that the checker and the evaluator walk. Its depth is limited by the
// parser, so that walks may recurse.
namespace drctl::expression {

struct Node;
using NodePointer = std::shared_ptr<const Node>;

struct Literal {
  Value value;
};

// `a`, or `.a`, which is looked up outside of macros and of the container.
struct Name {
  enum class Scope { innermost, root };
  std::string name;
  Scope scope = Scope::innermost;
};

struct Select {
  NodePointer operand;
  std::string field;
  Span place;  // of the field
};

// has(operand.field)
struct Has {
  NodePointer operand;
  std::string field;
  Span place;
};

// An operator ("_+_"), a function, or a method of `target`.
struct Call {
  std::string function;
  NodePointer target;  // nullptr: no method
  std::vector<NodePointer> arguments;
  Span place;  // of the function's name or the operator's sign
};

// `&&` and `||` over two or more operands, which take errors as they come: see "Logical Operators".
struct Logic {
  enum class Operator { conjunction, disjunction };
  Operator sign;
  std::vector<NodePointer> operands;
};

struct Conditional {
  NodePointer condition, consequence, alternative;
};

struct ListLiteral {
  std::vector<NodePointer> elements;
};

struct MapLiteral {
  std::vector<std::pair<NodePointer, NodePointer>> entries;
};

struct MacroVariable {
  std::string name;
  Span place;
};

// A loop over a list's elements or a map's keys; with two variables over index and element or key and value.
struct Macro {
  enum class Kind { all, exists, exists_one, filter, list, map, map_entry };
  Kind kind;
  NodePointer range;
  std::vector<MacroVariable> variables;
  NodePointer condition;  // of what is taken; nullptr: everything
  NodePointer body;       // the predicate or the new element; nullptr of filter
};

struct Node {
  Span span;
  std::size_t depth = 1;  // 1 of a leaf
  std::variant<Literal, Name, Select, Has, Call, Logic, Conditional, ListLiteral, MapLiteral, Macro> form;
};

// For std::visit with one lambda a form.
template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

}  // namespace drctl::expression
