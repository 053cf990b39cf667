#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expression/ast.hpp"
#include "expression/context.hpp"
#include "expression/error.hpp"
#include "expression/library.hpp"
#include "expression/scope.hpp"
#include "expression/value.hpp"

namespace drctl::expression {

// Walks a tree and computes its value. Any error ends the walk, but where CEL says otherwise (Logic, all,
// exists).
class Evaluator {
 public:
  using Result = std::expected<Value, Error>;

  Evaluator(const Bindings& bindings, std::string_view container, Context& context);

  Result evaluate(const Node& node);

 private:
  Result visit(const Node& node, const Literal& literal);
  Result visit(const Node& node, const Name& name);
  Result visit(const Node& node, const Select& select);
  Result visit(const Node& node, const Has& has);
  Result visit(const Node& node, const Call& call);
  Result visit(const Node& node, const Logic& logic);
  Result visit(const Node& node, const Conditional& conditional);
  Result visit(const Node& node, const ListLiteral& list);
  Result visit(const Node& node, const MapLiteral& map);
  Result visit(const Node& node, const Macro& macro);

  // names (evaluator.cpp)
  Result resolve(const Path& path);
  std::optional<Value> find_qualified(const std::string& name, Name::Scope scope) const;
  Error undefined(const Path& path) const;
  Result select(const Value& operand, std::string_view field, const Span& place);
  Result truth(const Node& node, const Value& value) const;
  // calls (evaluate_call.cpp)
  std::expected<std::vector<Value>, Error> evaluate_arguments(const Call& call, Overload::Style style);
  Result dispatch(const Node& node, const Call& call, const std::string& name, Overload::Style style);
  Result index(const Node& node, const Call& call);
  // macros (evaluate_macro.cpp)
  struct Loop;
  std::expected<void, Error> take(const Node& node, const Macro& macro, Loop& loop);
  std::expected<void, Error> judge(const Macro& macro, Result value, Loop& loop);
  std::expected<void, Error> collect(const Node& node, const Macro& macro, Value value, Loop& loop);
  Result finish(const Macro& macro, Loop& loop);

  Error fail(const Span& place, std::string message, std::string help = "") const;
  // The error of a spent budget, at the node where that was found first.
  Error exhausted(const Node& node);

  const Bindings& bindings_;
  std::string container_;
  Context& context_;
  std::optional<Error> exhausted_;
  std::vector<std::pair<std::string_view, Value>> locals_;  // variables of macros, the innermost last
};

}  // namespace drctl::expression
