#include "runbook/scope.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runbook/variable.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

using expression::Error;
using expression::Type;

/// Where in the tree of steps: the site of a capture but for the capture itself.
void collect(const std::vector<Step>& steps, const CaptureSite& where, CaptureSites& sites) {
  for (const auto& step : steps) {
    for (const auto& capture : step.capture)
      sites.emplace(capture.name.text,
                    CaptureSite{&step, &capture, where.decision, where.option, where.loop, where.group});
    if (const auto* choose = std::get_if<Choose>(&step.action))
      for (const auto& each : choose->options)
        collect(each.steps, {nullptr, nullptr, &step, each.name.text, where.loop, where.group}, sites);
    if (const auto* loop = std::get_if<ForEach>(&step.action))
      collect(loop->steps, {nullptr, nullptr, where.decision, where.option, &step, where.group}, sites);
    if (const auto* group = std::get_if<Parallel>(&step.action))
      collect(group->steps, {nullptr, nullptr, where.decision, where.option, where.loop, &step}, sites);
  }
}

Type run_type() {
  return Type::object("run", {{"runbook", Type::string()}, {"environment", Type::string()}});
}

}  // namespace

Type notice_run_type() {
  std::map<std::string, Type> fields;
  for (const auto* name : {"runbook", "environment", "id", "step", "title", "reason", "status"})
    fields.emplace(name, Type::string());
  return Type::object("run", std::move(fields));
}

namespace {

/// The name that an error of the expression layer is about.
std::optional<std::string> undefined_name(const Error& error) {
  if (error.code != codes::undefined_name) return std::nullopt;
  const auto begin = error.message.find('\'') + 1;
  return error.message.substr(begin, error.message.rfind('\'') - begin);
}

}  // namespace

CaptureSites capture_sites(const std::vector<Step>& steps) {
  CaptureSites sites;
  collect(steps, {}, sites);
  return sites;
}

Scope::Scope(const Reading& reading, const CaptureSites& sites) : reading_(&reading), sites_(&sites) {
  for (const auto& variable : reading.runbook.vars) {
    declare(variable.name.text, expression_type(variable.type));
    if (variable.type == VariableType::secret) declare_secret(variable.name.text);
  }
  declare("now", Type::timestamp());
  declare("run", run_type());
}

std::optional<std::string> Scope::secret_among(const std::set<std::string>& names) const {
  const auto found = std::ranges::find_if(names, [&](const auto& name) { return secrets_.contains(name); });
  return found == names.end() ? std::nullopt : std::optional(*found);
}

void Scope::withhold_secrets() {
  withheld_ = secrets_;
  for (const auto& name : withheld_) forget(name);
}

std::optional<Type> Scope::check(const Condition& condition, Findings& findings) const {
  auto type = condition.expression.check(names_);
  if (type) return *type;
  report(std::move(type.error()), condition.text, findings);
  return std::nullopt;
}

std::optional<Type> Scope::check(const expression::Template& text, const SourceText& place,
                                 Findings& findings) const {
  auto type = text.check(names_);
  if (type) return *type;
  report(std::move(type.error()), place, findings);
  return std::nullopt;
}

void Scope::report(std::vector<Error> errors, const SourceText& text, Findings& findings) const {
  std::erase_if(errors, [this](const Error& error) {
    return reading_->broken_names.contains(undefined_name(error).value_or(""));
  });
  if (reading_->names_missing)
    std::erase_if(errors, [](const Error& error) { return undefined_name(error).has_value(); });
  if (!withheld_.empty())
    std::erase_if(errors, [this](const Error& error) {
      return withheld_.contains(undefined_name(error).value_or(""));
    });
  for (auto& error : errors)
    if (const auto name = undefined_name(error)) explain_undefined(error, *name);
  findings.add(errors, text);
}

void Scope::explain_undefined(Error& error, const std::string& name) const {
  if (name == "error") {
    error.code = codes::name_of_elsewhere;
    error.message = "'error' is not known here";
    error.help = "it is in the captures of a step with `on_failure: continue` or `goto`: capture it there";
    return;
  }
  if (name == "result") {
    error.code = codes::name_of_elsewhere;
    error.message = "'result' is not known here";
    error.help = "it is the step's own, in until, expect and capture: capture what later steps need";
    return;
  }
  const auto site = sites_->find(name);
  if (site == sites_->end()) return;
  const auto& [step, capture, decision, option, loop, group] = site->second;
  error.code = codes::name_of_elsewhere;
  error.message = fmt::format("'{}' is not known here: step '{}' captures it", name, step->id.text);
  if (step == asking_) {
    error.message = fmt::format("'{}' is not known here: this step captures it, when it has ended", name);
    error.help = has_result_ ? "say it of 'result', as the capture does"
                             : "this is asked before: capture it in a step of its own before this one";
    return;
  }
  if (group != nullptr && group == asking_group_) {
    error.help =
        fmt::format("the steps of '{}' don't know each other's captures: none comes first", group->id.text);
    return;
  }
  if (loop != nullptr) {
    error.message += fmt::format(", in each round of '{}'", loop->id.text);
    error.help = fmt::format("only the steps of '{}' know it, each round its own", loop->id.text);
    return;
  }
  const auto& before = group != nullptr && decision == nullptr ? group : step;
  error.help = fmt::format("steps behind '{}' know it: move this one there", before->id.text);
  if (decision == nullptr) return;
  error.message += fmt::format(", when option '{}' of '{}' is taken", option, decision->id.text);
  error.help =
      fmt::format("steps behind '{}' know it when each of its options captures it", decision->id.text);
}

}  // namespace drctl
