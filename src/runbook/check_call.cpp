#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runbook/checker.hpp"
#include "runbook/field_texts.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {

using expression::Type;

namespace {

/// What a lone ${} must be where the form wants more than a text.
struct FormRow {
  FieldForm form;
  std::string_view wanted;
  std::array<Type::Kind, 2> kinds;
};
constexpr std::array<FormRow, 5> typed_forms = {{
    {FieldForm::list, "a list", {Type::Kind::list, Type::Kind::list}},
    {FieldForm::map, "a mapping", {Type::Kind::map, Type::Kind::object}},
    {FieldForm::boolean, "true or false", {Type::Kind::boolean, Type::Kind::boolean}},
    {FieldForm::integer, "a whole number", {Type::Kind::integer, Type::Kind::unsigned_integer}},
    {FieldForm::duration, "a duration", {Type::Kind::duration, Type::Kind::duration}},
}};

bool has_kind(const FormRow& row, const Type& type) {
  return type.is_dyn() || type.kind() == row.kinds[0] || type.kind() == row.kinds[1];
}

std::vector<std::string> target_names(const Runbook& runbook, std::string_view kind) {
  std::vector<std::string> names;
  for (const auto& need : runbook.targets)
    if (kind.empty() || need.kind == kind) names.push_back(need.name.text);
  return names;
}

}  // namespace

void Checker::check_call(const CallText& call, const Scope& scope) {
  const auto* spec = adapter(call.adapter.text);
  if (spec == nullptr) return;
  for (const auto& field : spec->fields)
    if (const auto value = call.fields.find(field.name); value != call.fields.end())
      check_field(field, value->second, scope);
  check_target(call, *spec);
  check_effect(call, *spec);
}

void Checker::check_field(const Field& field, const FieldValue& value, const Scope& scope) {
  if (field.to_argv) check_argv(value, scope);
  if (field.to_people) check_told(value, scope);
  const auto row = std::ranges::find(typed_forms, field.form, &FormRow::form);
  const auto* single = std::get_if<expression::Template>(&value.content);
  if (row == typed_forms.end() || single == nullptr) return check_texts(value, scope);
  const auto type = scope.check(*single, value.text, findings_);
  if (type && !has_kind(*row, *type))
    findings_.add(codes::wrong_type, value.place,
                  fmt::format("expected {} for '{}', this is {}", row->wanted, field.name, to_string(*type)));
}

void Checker::check_argv(const FieldValue& value, const Scope& scope) {
  each_text(value, [&](const FieldValue& word, const expression::Template& text) {
    if (const auto secret = scope.secret_among(text.names()))
      findings_.add(
          codes::secret_in_arguments, word.place,
          fmt::format("'{}' is secret, and arguments of a process can be read by everyone", *secret),
          "give it by `input` or, to a program of `exec`, by `environment`");
  });
}

void Checker::check_told(const FieldValue& value, const Scope& scope) {
  each_text(value, [&](const FieldValue& word, const expression::Template& text) {
    if (const auto secret = scope.secret_among(text.names()))
      findings_.add(codes::secret_to_people, word.place,
                    fmt::format("'{}' is secret, and people would read it", *secret),
                    "say it without the secret");
  });
}

void Checker::check_texts(const FieldValue& value, const Scope& scope) {
  each_text(value, [&](const FieldValue& part, const expression::Template& text) {
    scope.check(text, part.text, findings_);
  });
}

void Checker::check_target(const CallText& call, const AdapterSpec& adapter) {
  if (adapter.target_kind.empty()) {
    if (call.target)
      findings_.add(codes::needless_target, call.target->place,
                    fmt::format("'{}' acts on no target", adapter.name), "remove 'target'");
    return;
  }
  if (call.target) return check_named_target(call, adapter);
  if (reading_.targets_missing) return;
  const auto fitting = target_names(reading_.runbook, adapter.target_kind);
  if (fitting.empty())
    findings_.add(codes::missing_target, call.place,
                  fmt::format("'{}' needs a target of kind {}, and the runbook has none", adapter.name,
                              adapter.target_kind),
                  fmt::format("add 'targets: {{NAME: {}}}' at the top", adapter.target_kind));
  if (fitting.size() > 1)
    findings_.add(codes::several_targets, call.place,
                  fmt::format("'{}' could act on {}", adapter.name, fmt::join(fitting, " or ")),
                  fmt::format("say which: add 'target: {}'", fitting[0]));
}

void Checker::check_named_target(const CallText& call, const AdapterSpec& adapter) {
  const auto& targets = reading_.runbook.targets;
  const auto need =
      std::ranges::find_if(targets, [&](const auto& each) { return each.name.text == call.target->text; });
  if (need == targets.end()) {
    if (reading_.targets_missing) return;
    const auto names = target_names(reading_.runbook, "");
    findings_.add(codes::unknown_target, call.target->place,
                  fmt::format("the runbook has no target '{}'", call.target->text),
                  did_you_mean(call.target->text, names,
                               names.empty() ? fmt::format("add 'targets: {{{}: {}}}' at the top",
                                                           call.target->text, adapter.target_kind)
                                             : fmt::format("there are: {}", fmt::join(names, ", "))));
  } else if (!need->kind.empty() && need->kind != adapter.target_kind) {
    findings_.add(codes::wrong_target, call.target->place,
                  fmt::format("'{}' acts on a target of kind {}, '{}' is {}", adapter.name,
                              adapter.target_kind, need->name.text, need->kind),
                  "", {{need->name.place, "declared here"}});
  }
}

void Checker::check_effect(const CallText& call, const AdapterSpec& adapter) {
  if (adapter.effects == AdapterSpec::Effects::inferred || call.effect) return;
  findings_.add(codes::unstated_effect, call.place,
                fmt::format("what '{}' does can't be known: its effect must be stated", adapter.name),
                "add 'effect:' (read, change or destructive) and 'effect_reason:'");
}

}  // namespace drctl
