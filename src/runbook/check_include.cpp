#include <fmt/format.h>

#include <algorithm>

#include "runbook/checker.hpp"
#include "runbook/variable.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {

using expression::Type;

/// What an including runbook may take: nothing that must stay secret, since nobody there knows that it is.
void Checker::check_outputs(const Scope& scope) {
  for (const auto& [name, value] : reading_.runbook.outputs) {
    scope.check(value, findings_);
    if (const auto secret = scope.secret_among(value.expression.names()))
      findings_.add(codes::secret_output, value.text.place(),
                    fmt::format("'{}' is secret: an output can't hold it", *secret),
                    "give the including runbook the same secret variable");
  }
}

/// `capture` of an include: of the included runbook's outputs.
void Checker::check_taken(const Step& step, const Include& include, const Reading* included, Scope& scope) {
  if (step.capture.empty()) return;
  std::map<std::string, Type> outputs;
  if (included != nullptr)
    for (const auto& output : included->runbook.outputs) outputs[output.name.text] = Type::dyn();
  if (included != nullptr && included->usable && outputs.empty())
    findings_.add(codes::no_outputs, step.capture.front().name.place,
                  fmt::format("the runbook '{}' has no outputs to capture", include.runbook.text),
                  "add 'outputs:' there, or remove 'capture'");
  const bool known = included != nullptr && included->usable && !included->names_missing && !outputs.empty();
  check_uses(step, known ? Type::object("outputs of '" + include.runbook.text + "'", outputs) : Type::dyn(),
             scope);
}

void Checker::check_include(const Step& step, const Include& include, Scope& scope) {
  const auto included = others_.find(include.runbook.text);
  const Reading* reading = included == others_.end() ? nullptr : &included->second;
  for (const auto& [name, value] : include.with) {
    check_texts(value, scope);
    if (reading != nullptr && reading->usable) check_with(name, value, *reading, scope);
  }
  check_taken(step, include, reading, scope);
  if (reading == nullptr || reading_.targets_missing) return;
  for (const auto& need : reading->runbook.targets) check_included_target(include, need);
}

void Checker::check_with(const Name& name, const FieldValue& value, const Reading& included,
                         const Scope& scope) {
  const auto& vars = included.runbook.vars;
  const auto variable =
      std::ranges::find_if(vars, [&](const auto& each) { return each.name.text == name.text; });
  if (variable == vars.end()) {
    if (included.names_missing || included.broken_names.contains(name.text)) return;
    std::vector<std::string> names;
    for (const auto& each : vars) names.push_back(each.name.text);
    return findings_.add(
        codes::unknown_variable, name.place,
        fmt::format("the runbook '{}' has no variable '{}'", included.runbook.name.text, name.text),
        did_you_mean(name.text, names, fmt::format("it has: {}", fmt::join(names, ", "))));
  }
  if (const auto* text = std::get_if<expression::Template>(&value.content);
      text != nullptr && !text->is_literal()) {
    check_stays_secret(*variable, value, scope);
    Findings ignored;  // check_texts has reported them
    const auto type = scope.check(*text, value.text, ignored);
    const auto wanted = expression_type(variable->type);
    if (!type || type->is_dyn() || type->kind() == wanted.kind()) return;
    return findings_.add(codes::wrong_type, value.place,
                         fmt::format("variable '{}' is of type {}, this is {}", name.text,
                                     to_string(variable->type), to_string(*type)),
                         "", {{variable->name.place, "declared here"}});
  }
  if (auto literal = value_of(*variable, as_literal(value)); !literal)
    findings_.add(std::move(literal.error()));
}

void Checker::check_stays_secret(const Variable& variable, const FieldValue& value, const Scope& scope) {
  const auto secret = scope.secret_among(std::get<expression::Template>(value.content).names());
  if (!secret || variable.type == VariableType::secret) return;
  findings_.add(codes::lost_secret, value.place,
                fmt::format("'{}' is secret, the variable '{}' is not", *secret, variable.name.text),
                fmt::format("declare '{}' with `type: secret`", variable.name.text),
                {{variable.name.place, "declared here"}});
}

/// A target of the included runbook is bound as the one of the same name; else as the only one of its kind.
void Checker::check_included_target(const Include& include, const TargetNeed& need) {
  const auto& own = reading_.runbook.targets;
  const auto same =
      std::ranges::find_if(own, [&](const auto& each) { return each.name.text == need.name.text; });
  const auto of_kind = std::ranges::count_if(own, [&](const auto& each) { return each.kind == need.kind; });
  const auto says =
      fmt::format("'{}' needs the target '{}' of kind {}", include.runbook.text, need.name.text, need.kind);
  const std::vector<Related> declared{{need.name.place, "needed here"}};
  if (need.kind.empty()) return;
  if (same != own.end() && same->kind != need.kind && !same->kind.empty())
    findings_.add(codes::included_target, include.runbook.place,
                  fmt::format("{}, here it is {}", says, same->kind), "", declared);
  if (same == own.end() && of_kind == 0)
    findings_.add(codes::included_target, include.runbook.place, says,
                  fmt::format("add '{}: {}' to 'targets'", need.name.text, need.kind), declared);
  if (same == own.end() && of_kind > 1)
    findings_.add(codes::included_target, include.runbook.place,
                  fmt::format("{}, and several here would do", says),
                  fmt::format("name one of them '{}'", need.name.text), declared);
}

}  // namespace drctl
