// == != < <= > >= and the negation.
#include "expression/compare.hpp"
#include "expression/library.hpp"

namespace drctl::expression {
namespace {

Outcome equal(Arguments a, Context& context) { return equals(a[0], a[1], context.budget()); }

Outcome not_equal(Arguments a, Context& context) { return !equals(a[0], a[1], context.budget()); }

std::partial_ordering order(Arguments a) { return *compare(a[0], a[1]); }

Outcome less(Arguments a, Context&) { return order(a) < 0; }
Outcome less_or_equal(Arguments a, Context&) { return order(a) <= 0; }
Outcome greater(Arguments a, Context&) { return order(a) > 0; }
Outcome greater_or_equal(Arguments a, Context&) { return order(a) >= 0; }

Outcome negate(Arguments a, Context&) { return !*a[0].boolean(); }

void add_order(Library& library, std::string_view name, Run run) {
  const Type numbers[] = {Type::integer(), Type::unsigned_integer(), Type::number()};
  for (const Type& type : numbers) library.function(name, {type, type}, Type::boolean(), run);
  for (const Type& type :
       {Type::boolean(), Type::string(), Type::bytes(), Type::timestamp(), Type::duration()}) {
    library.function(name, {type, type}, Type::boolean(), run);
  }
  for (const Type& left : numbers) {
    for (const Type& right : numbers) {
      if (left != right) library.dynamic(name, {left, right}, Type::boolean(), run);
    }
  }
}

}  // namespace

void add_comparisons(Library& library) {
  const Type any = Type::variable(0);
  library.function("_==_", {any, any}, Type::boolean(), equal);
  library.function("_!=_", {any, any}, Type::boolean(), not_equal);
  library.function("!_", {Type::boolean()}, Type::boolean(), negate);
  add_order(library, "_<_", less);
  add_order(library, "_<=_", less_or_equal);
  add_order(library, "_>_", greater);
  add_order(library, "_>=_", greater_or_equal);
}

}  // namespace drctl::expression
