#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <span>

#include "runbook/checker.hpp"
#include "runbook/result_type.hpp"
#include "runbook/undefined_names.hpp"
#include "support/codes.hpp"
#include "support/contains.hpp"
#include "support/edit_distance.hpp"

namespace drctl {

using expression::Type;

Diagnostics check(const Reading& reading, std::span<const AdapterSpec> adapters, const Readings& others) {
  return Checker(reading, adapters, others).check();
}

Diagnostics Checker::check() {
  Scope scope(reading_, sites_);
  check_unique();
  check_notices(scope);
  check_steps(reading_.runbook.steps, scope);
  check_outputs(scope);
  return with_undefined_names_once(findings_.take());
}

const AdapterSpec* Checker::adapter(std::string_view name) const {
  const auto found = std::ranges::find(adapters_, name, &AdapterSpec::name);
  return found == adapters_.end() ? nullptr : &*found;
}

void Checker::check_steps(const std::vector<Step>& steps, Scope& scope) {
  for (const auto& step : steps) check_step(step, scope);
  if (reading_.names_missing) return;              // perhaps of steps, too
  std::map<std::string_view, std::size_t> places;  // of an id that stands twice, the last
  for (std::size_t index = 0; index < steps.size(); ++index) places[steps[index].id.text] = index;
  for (std::size_t index = 0; index < steps.size(); ++index)
    if (const auto& step = steps[index]; step.on_failure == OnFailure::goto_ && !step.go_to.text.empty())
      if (const auto found = places.find(step.go_to.text); found == places.end() || found->second <= index)
        report_goto(steps, index);
}

namespace {

/// A long list helps nobody, and there may be one for each step.
std::string first_of(const std::vector<std::string>& names) {
  constexpr std::size_t most = 10;
  const auto shown = std::span(names).first(std::min(most, names.size()));
  return fmt::format("{}{}", fmt::join(shown, ", "), names.size() > most ? ", ..." : "");
}

}  // namespace

/// Only forward, and only within the list: what was jumped over is then never met again.
void Checker::report_goto(const std::vector<Step>& steps, std::size_t index) {
  const auto& wanted = steps[index].go_to;
  std::vector<std::string> later;  // the nearest: there may be very many, and each of them say this
  for (const auto& step :
       std::span(steps).subspan(index + 1).first(std::min(most_candidates, steps.size() - index - 1)))
    if (!step.id.text.empty()) later.push_back(step.id.text);
  findings_.add(codes::bad_goto, wanted.place,
                fmt::format("'goto' leads to a later step of the same list, and '{}' is none", wanted.text),
                did_you_mean(wanted.text, later,
                             later.empty() ? "there is no later step: use 'continue' or 'stop'"
                                           : fmt::format("behind '{}' stand: {}", steps[index].id.text,
                                                         first_of(later))));
}

void Checker::check_step(const Step& step, Scope& scope) {
  scope.ask_for(step);
  if (step.when) check_condition(*step.when, "'when'", scope);
  if (step.confirm) check_texts(*step.confirm, scope);
  if (step.by_hand) check_texts(*step.by_hand, scope);
  if (const auto* choose = std::get_if<Choose>(&step.action)) check_choose(*choose, scope);
  if (const auto* include = std::get_if<Include>(&step.action)) check_include(step, *include, scope);
  if (const auto* loop = std::get_if<ForEach>(&step.action)) check_for_each(*loop, scope);
  if (const auto* group = std::get_if<Parallel>(&step.action)) {
    const auto* outer = scope.enter_group(&step);
    check_parallel(*group, scope);
    scope.enter_group(outer);
  }
  if (const auto* call = std::get_if<CallText>(&step.action)) {
    check_call(*call, scope);
    check_result(step, *call, scope);
  }
}

/// What uses the call's result, and what is known from then on. A rehearsal is made instead of the call.
void Checker::check_result(const Step& step, const CallText& call, Scope& scope) {
  if (step.check) check_check(*step.check, scope);
  if (step.rehearse) {
    check_call(*step.rehearse, scope);
    check_tells_nobody(*step.rehearse, "rehearse");
  }
  const auto* spec = adapter(call.adapter.text);
  check_uses(step, spec == nullptr ? Type::dyn() : result_type(*spec, call), scope);
  if (step.rollback) check_call(*step.rollback, scope);
}

void Checker::check_check(const Check& check, Scope& scope) {
  const auto* spec = adapter(check.call.adapter.text);
  check_call(check.call, scope);
  check_tells_nobody(check.call, "check");
  const ForAWhile result(scope, "result", spec == nullptr ? Type::dyn() : result_type(*spec, check.call));
  for (const auto& condition : check.expect) check_condition(condition, "'expect'", scope);
}

/// A capture is known from the next step on, not in those beside it.
void Checker::check_uses(const Step& step, const Type& type, Scope& scope) {
  std::vector<Type> captured;
  {
    const ForAWhile result(scope, "result", type);
    const AsResult own(scope);
    if (step.until) check_condition(*step.until, "'until'", scope);
    for (const auto& condition : step.expect) check_condition(condition, "'expect'", scope);
    std::optional<ForAWhile> error;
    if (goes_on_after_failure(step)) error.emplace(scope, "error", Type::string());
    for (const auto& capture : step.capture) captured.push_back(check_capture(capture, scope));
  }
  for (std::size_t index = 0; index < captured.size(); ++index) {
    const auto& [name, value] = step.capture[index];
    scope.declare(name.text, captured[index]);
    if (scope.secret_among(value.expression.names())) scope.declare_secret(name.text);
  }
}

Type Checker::check_capture(const Capture& capture, const Scope& scope) {
  const auto type = scope.check(capture.value, findings_).value_or(Type::dyn());
  if (capture.name.text == recovery_point && !type.is_dyn() && type.kind() != Type::Kind::timestamp)
    findings_.add(codes::wrong_type, capture.value.text.place(),
                  fmt::format("'{}' must be a timestamp, this is {}", recovery_point, to_string(type)),
                  "write timestamp(...) around an RFC 3339 text");
  return type;
}

void Checker::check_condition(const Condition& condition, std::string_view what, const Scope& scope) {
  const auto type = scope.check(condition, findings_);
  if (!type || type->is_dyn() || type->kind() == Type::Kind::boolean) return;
  findings_.add(codes::not_boolean, condition.text.place(),
                fmt::format("{} must be true or false, this is {}", what, to_string(*type)),
                "compare it: ... == ..., ... > 0");
}

/// Each option sees what the steps before the decision captured. Behind it is known what each option
/// captures.
void Checker::check_choose(const Choose& choose, Scope& scope) {
  std::map<std::string, std::vector<Type>> captured;
  std::set<std::string> secrets;
  for (const auto& option : choose.options) {
    const Branch branch(scope);
    check_steps(option.steps, scope);
    for (const auto& [name, type] : branch.news()) {
      captured[name].push_back(type);
      if (scope.secret_among({name})) secrets.insert(name);
    }
  }
  for (const auto& name : secrets) scope.declare_secret(name);
  for (const auto& [name, types] : captured) {
    if (types.size() < choose.options.size()) continue;
    const bool same = std::ranges::all_of(types, [&](const Type& type) { return type == types.front(); });
    scope.declare(name, same ? types.front() : Type::dyn());
  }
}

}  // namespace drctl
