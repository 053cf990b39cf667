#include "expression/expression.hpp"

#include <fmt/format.h>

#include "expression/checker.hpp"
#include "expression/evaluator.hpp"
#include "expression/names.hpp"
#include "expression/parser.hpp"

namespace drctl::expression {
namespace {

// Takes the parts of a value from `left`: whether they were that many. They count each time they are reached:
// [x, x] holds x twice, and is written twice.
bool count_parts(const Value& value, std::size_t& left) {
  if (left == 0) return false;
  --left;
  if (value.list()) {
    for (const Value& element : *value.list()) {
      if (!count_parts(element, left)) return false;
    }
  } else if (value.map()) {
    for (const auto& [key, element] : *value.map()) {
      if (!count_parts(element, left)) return false;
    }
  }
  return true;
}

}  // namespace

Expression::Expression(std::string text, std::shared_ptr<const Node> root)
    : text_(std::move(text)),
      root_(std::move(root)),
      names_(std::make_shared<const std::set<std::string>>(free_names(*root_))) {}

std::expected<Expression, std::vector<Error>> Expression::parse(std::string_view text, const Limits& limits,
                                                                Macros macros) {
  auto root = Parser(text, limits, macros).parse();
  if (!root) return std::unexpected(std::vector{std::move(root.error())});
  return Expression(std::string(text), std::move(*root));
}

std::expected<Type, std::vector<Error>> Expression::check(const Declarations& declarations,
                                                          std::string_view container,
                                                          Literals literals) const {
  Checker checker(declarations, container, literals);
  const Type type = checker.check(*root_);
  std::vector<Error> errors = checker.take_errors();
  if (errors.empty()) return type;
  return std::unexpected(std::move(errors));
}

std::expected<Value, Error> Expression::evaluate(const Bindings& bindings, const Limits& limits,
                                                 std::string_view container) const {
  Context context(limits);
  auto value = Evaluator(bindings, container, context).evaluate(*root_);
  if (!value) return value;
  // A small tree can stand for a value that is huge when written out.
  std::size_t parts = limits.value_parts;
  if (count_parts(*value, parts)) return value;
  return std::unexpected(Error{root_->span.offset, root_->span.length,
                               fmt::format("the value has more than {} parts", limits.value_parts), ""});
}

}  // namespace drctl::expression
