#pragma once

#include <expected>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "expression/declarations.hpp"
#include "expression/error.hpp"
#include "expression/limits.hpp"
#include "expression/type.hpp"
#include "expression/value.hpp"

namespace drctl::expression {

struct Node;

// Whether has(), all(), map() and the like are macros or ordinary, unknown functions.
enum class Macros { expanded, off };

// Whether check() also tries what is written out: regular expressions, timestamps, durations.
enum class Literals { checked, taken };

// A parsed CEL expression (https://github.com/google/cel-spec, doc/langdef.md). Cheap to copy.
class Expression {
 public:
  // Fails on a syntax error, with its place.
  static std::expected<Expression, std::vector<Error>> parse(std::string_view text, const Limits& limits = {},
                                                             Macros macros = Macros::expanded);

  const std::string& text() const { return text_; }
  const Node& root() const { return *root_; }

  // The free names at the front of what it uses: {"a", "n"} of `a.b.all(x, x > n)`. Types and functions are
  // none.
  const std::set<std::string>& names() const { return *names_; }

  // The type of its value, or every error that can be known without values. `container` is the namespace in
  // which names are looked up first ("a.b": a.b.x, a.x, x).
  std::expected<Type, std::vector<Error>> check(const Declarations& declarations,
                                                std::string_view container = {},
                                                Literals literals = Literals::checked) const;

  // Its value; the error that stopped it otherwise. Does no I/O but reading time zones, and knows no time but
  // what is bound. Ends within the limits whatever the expression.
  std::expected<Value, Error> evaluate(const Bindings& bindings, const Limits& limits = {},
                                       std::string_view container = {}) const;

 private:
  Expression(std::string text, std::shared_ptr<const Node> root);

  std::string text_;
  std::shared_ptr<const Node> root_;
  std::shared_ptr<const std::set<std::string>> names_;
};

}  // namespace drctl::expression
