#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expression/advice.hpp"
#include "expression/ast.hpp"
#include "expression/declarations.hpp"
#include "expression/error.hpp"
#include "expression/expression.hpp"
#include "expression/library.hpp"
#include "expression/scope.hpp"
#include "expression/type.hpp"
#include "expression/unify.hpp"

namespace drctl::expression {

// Finds the type of each part of a tree, and every error that needs no values: see cel-spec, langdef.md,
// "Gradual Type Checking". A part with an error is dyn for what stands around it, so that no error causes
// another.
class Checker {
 public:
  Checker(const Declarations& declarations, std::string_view container, Literals literals);

  Type check(const Node& root);
  // By their places.
  std::vector<Error> take_errors();

 private:
  Type visit(const Node& node);
  Type visit(const Node& node, const Literal& literal);
  Type visit(const Node& node, const Name& name);
  Type visit(const Node& node, const Select& selection);
  Type visit(const Node& node, const Has& has);
  Type visit(const Node& node, const Call& call);
  Type visit(const Node& node, const Logic& logic);
  Type visit(const Node& node, const Conditional& conditional);
  Type visit(const Node& node, const ListLiteral& list);
  Type visit(const Node& node, const MapLiteral& map);
  Type visit(const Node& node, const Macro& macro);

  // names and fields (check_name.cpp)
  Type resolve(const Path& path);
  bool may_be_qualified(const Path& path) const;
  const Type* find_qualified(const std::string& name, Name::Scope scope) const;
  Type undefined(const Path& path);
  bool is_of_extension(const Call& call) const;
  Type select(const Type& operand, std::string_view field, const Span& place);
  // calls (check_call.cpp)
  Type dispatch(const Node& node, const Call& call, const std::string& name, Overload::Style style,
                const std::vector<Type>& arguments);
  std::optional<Type> apply(const Overload& overload, const std::vector<Type>& arguments);
  void check_literals(const Call& call, const std::string& name);
  Type unknown(const Call& call, const std::string& name);
  Type no_match(const Node& node, const Call& call, const std::string& name, Overload::Style style,
                const std::vector<Type>& arguments);
  Type index_object(const Call& call, const Type& object);
  // macros (checker.cpp)
  struct Range {
    Type only, first, second;  // of a single variable, and of two
  };
  Range range_of(const Macro& macro);
  Type entries(const Node& body);

  void expect_boolean(const Node& node);
  Type visit_key(const Node& node);
  Type fail(std::string_view code, const Span& place, std::string message, std::string help = "");

  const Declarations& declarations_;
  std::string container_;
  Literals literals_;
  Substitution types_;
  std::vector<std::pair<std::string_view, Type>> locals_;  // variables of macros, the innermost last
  std::vector<Error> errors_;
};

}  // namespace drctl::expression
