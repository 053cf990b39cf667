#include <fmt/format.h>

#include <algorithm>

#include "runbook/checker.hpp"
#include "runbook/rounds.hpp"
#include "runbook/steps.hpp"
#include "support/codes.hpp"

namespace drctl {

using expression::Type;

namespace {

bool is_variable(const Reading& reading, const std::string& name) {
  return reading.broken_names.contains(name) ||
         std::ranges::any_of(reading.runbook.vars,
                             [&](const Variable& each) { return each.name.text == name; });
}

/// What the branch may capture and the scope does not know yet.
std::set<std::string> new_names(const Step& branch, const Scope& scope) {
  std::set<std::string> names;
  const auto add = [&](const Step& step) {
    for (const auto& capture : step.capture)
      if (!scope.names().contains(capture.name.text)) names.insert(capture.name.text);
  };
  add(branch);
  for (const auto* inner : inner_lists(branch))
    for (const auto* step : all_steps(*inner)) add(*step);
  return names;
}

/// What is written out can be counted before anything has a value.
bool is_too_long(const Condition& in) {
  if (!in.expression.names().empty()) return false;
  const auto list = in.expression.evaluate({});
  return list && list->list() != nullptr && list->list()->size() > most_rounds;
}

}  // namespace

/// What the items are. The steps are listed before the run, so that every command and gate can be shown: the
/// items must be known then.
Type Checker::check_items(const Condition& in, const Scope& scope) {
  const auto type = scope.check(in, findings_);
  if (const auto secret = scope.secret_among(in.expression.names()))
    findings_.add(
        codes::secret_item, in.text.place(),
        fmt::format("'{}' is secret, and items of 'for_each' name the steps of their round", *secret),
        "go over names, and use the secret in the steps");
  if (!type) return Type::dyn();
  if (!type->is_dyn() && type->kind() != Type::Kind::list)
    findings_.add(codes::nothing_to_go_over, in.text.place(),
                  fmt::format("'in' must be a list, this is {}", to_string(*type)),
                  "name a variable of type list, or write one: ['a', 'b']");
  if (is_too_long(in))
    findings_.add(codes::too_many_rounds, in.text.place(),
                  fmt::format("'in' must be a list of at most {} items", most_rounds));
  for (const auto& name : in.expression.names())
    if (!is_variable(reading_, name) && !scope.is_item(name))
      findings_.add(codes::unknown_before_run, in.text.place(),
                    fmt::format("'for_each' goes over what is known before the run, and '{}' is not", name),
                    "use variables only; what a step finds out can't be gone over");
  return type->element();
}

void Checker::check_for_each(const ForEach& loop, Scope& scope) {
  const auto item = loop.in ? check_items(*loop.in, scope) : Type::dyn();
  if (scope.names().contains(loop.item.text))
    findings_.add(codes::taken_name, loop.item.place, fmt::format("the name '{}' is taken", loop.item.text),
                  "choose another one for 'as'");
  const Branch round(scope);
  scope.declare_item(loop.item.text, item);
  check_steps(loop.steps, scope);
}

/// The branches don't know what the others capture: nobody knows which comes first. Behind the group all is
/// known.
void Checker::check_parallel(const Parallel& group, Scope& scope) {
  std::map<std::string, Type> captured;
  for (const auto& branch : group.steps) {
    const auto news = new_names(branch, scope);
    check_step(branch, scope);
    for (const auto& name : news) {
      if (!scope.names().contains(name)) continue;
      captured.insert_or_assign(name, scope.names().at(name));
      scope.forget(name);
    }
    if (branch.on_failure == OnFailure::goto_)
      findings_.add(codes::bad_goto, branch.go_to.place,
                    "'goto' has no meaning here: the steps of 'parallel' have no order",
                    "use 'continue' or 'stop'");
  }
  for (auto& [name, type] : captured) scope.declare(name, std::move(type));
}

}  // namespace drctl
