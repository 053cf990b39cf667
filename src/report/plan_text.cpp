#include "report/plan_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/attempt.hpp"
#include "plan/preview.hpp"
#include "report/gate_text.hpp"
#include "report/plain_text.hpp"
#include "support/in_lines.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

using LabelledRows = std::vector<std::pair<std::string, std::string>>;

std::string targets_text(const Plan& plan) {
  std::vector<std::string> lines;
  for (const auto& target : plan.targets) lines.push_back(describe(target));
  return in_lines(lines);
}

std::string overrides_text(const Plan& plan) {
  std::vector<std::string> lines;
  for (const auto& [name, value] : plan.overrides) lines.push_back(printable(name + "=" + value));
  return in_lines(lines);
}

std::string expressions_text(const std::vector<Condition>& conditions) {
  std::vector<std::string> lines;
  for (const auto& condition : conditions) lines.push_back(condition.expression.text());
  return in_lines(lines);
}

std::string captures_text(const Step& step) {
  std::vector<std::string> lines;
  for (const auto& capture : step.capture)
    lines.push_back(capture.name.text + " = " + capture.value.expression.text());
  return in_lines(lines);
}

std::string until_text(const Step& step) {
  if (!step.until) return "";
  return fmt::format("{}, asked every {}", step.until->expression.text(), to_words(step.every));
}

std::string retries_text(const Retries& retries) {
  auto text = fmt::format("{} attempts, {} between them", retries.attempts, to_words(retries.delay));
  if (retries.backoff > 1)
    text += fmt::format(", then {:g} times as long each time, at most {}", retries.backoff,
                        to_words(retries.max_delay));
  if (!retries.on.empty()) text += fmt::format("; only after: {}", fmt::join(retries.on, ", "));
  return text;
}

/// What an include gives the variables of its runbook, as far as it is known.
std::string with_text(const Plan& plan, const PlannedStep& step, const Include& include) {
  std::vector<std::string> lines;
  for (const auto& [name, field] : include.with) {
    const auto value = value_of(field, plan.frames[step.frame].variables, Unknown::stays_text);
    lines.push_back(fmt::format("{} = {}", name.text,
                                !value               ? value.error().message
                                : value->is_string() ? value->get<std::string>()
                                                     : value->dump()));
  }
  return in_lines(lines);
}

std::string on_failure_text(const Step& step) {
  switch (step.on_failure) {
    case OnFailure::ask:
      return "";
    case OnFailure::stop:
      return "stop the run";
    case OnFailure::continue_:
      return "go on";
    case OnFailure::rollback:
      return "roll back";
    case OnFailure::goto_:
      return fmt::format("go on at '{}'", step.go_to.text);
  }
  return "";
}

std::string path_text(const Plan& plan, const PlannedStep& step) {
  if (!step.parent || step.parent->option.empty()) return "";
  return fmt::format("'{}' is chosen at '{}'", step.parent->option, plan.steps[step.parent->step].id);
}

std::string limit_text(const GateLimit* limit) {
  if (limit == nullptr) return "";
  return fmt::format(", within {}, else {}", to_words(limit->timeout),
                     limit->on_timeout == GateLimit::Outcome::park ? "the run is parked" : "the step failed");
}

std::string gate_rule(const Prepared& prepared, const std::string& id, int approvers,
                      const GateLimit* limit) {
  if (!prepared.gated) return "";
  const auto& name = prepared.preview.target_name;
  const bool several = prepared.effect == Effect::destructive && approvers > 1;
  return fmt::format("asks for approval ('{}' is typed, or --approve {}){}{}\n{}", name.empty() ? id : name,
                     id, several ? fmt::format(", by {} different people", approvers) : "", limit_text(limit),
                     prepared.consequence == prepared.reason ? "" : prepared.consequence);
}

std::string command_of(const std::expected<Prepared, PlacedError>& prepared) {
  return prepared ? prepared->preview.command : "not known yet: " + prepared.error().message;
}

std::string rollback_text(const Plan& plan, const PlannedStep& step) {
  const auto undo = plan.find(step.id + ".rollback");
  return undo ? command_of(preview_known(plan, plan.steps[*undo])) : std::string{};
}

std::string check_text(const Plan& plan, const PlannedStep& step) {
  if (!step.check) return "";
  const auto check = prepare(*step.check, plan.frames[step.frame].variables, Unknown::stays_text);
  return command_of(check) + "\n" + expressions_text(step.text->check->expect);
}

void add_call(LabelledRows& rows, const Plan& plan, const PlannedStep& step) {
  const auto prepared = preview_known(plan, step);
  if (prepared) {
    rows.emplace_back("effect", fmt::format("{}: {}", to_string(prepared->effect), prepared->reason));
    rows.emplace_back("target", prepared->preview.target);
  }
  rows.emplace_back("command", command_of(prepared));
  if (prepared) rows.emplace_back("gate", gate_rule(*prepared, step.id, plan.approvers, step.gate_limit()));
  rows.emplace_back("done if", check_text(plan, step));
}

std::string at_once_text(const PlannedStep& group) {
  const auto size = group.branches.size();
  const auto most = std::min(size, static_cast<std::size_t>(group.at_once.max_parallel));
  return fmt::format(
      "{} of {}; {}", most, size,
      group.at_once.fail_fast ? "none begins after one has failed" : "all are carried out, whatever fails");
}

void add_action(LabelledRows& rows, const Plan& plan, const PlannedStep& step) {
  if (step.leaves_outputs) return;
  if (step.call) return add_call(rows, plan, step);
  if (const auto* choose = std::get_if<Choose>(&step.text->action)) {
    std::vector<std::string> options;
    for (const auto& option : choose->options)
      options.push_back(fmt::format("{} ({})", option.name.text, option.title));
    rows.emplace_back("choose", in_lines(options));
  }
  if (const auto* loop = std::get_if<ForEach>(&step.text->action))
    rows.emplace_back("for each", fmt::format("{} in {}", loop->item.text, loop->in->expression.text()));
  if (!step.branches.empty()) rows.emplace_back("at once", at_once_text(step));
  if (const auto* include = std::get_if<Include>(&step.text->action))
    rows.insert(rows.end(), {{"runbook", include->runbook.text}, {"with", with_text(plan, step, *include)}});
}

LabelledRows rows_of(const Plan& plan, const PlannedStep& step) {
  const auto& text = *step.text;
  LabelledRows rows = {{"only if", path_text(plan, step)},
                       {"when", text.when ? text.when->expression.text() : ""}};
  add_action(rows, plan, step);
  rows.emplace_back("until", until_text(text));
  rows.emplace_back("expect", expressions_text(text.expect));
  const bool leaves_later = std::holds_alternative<Include>(text.action) && !step.leaves_outputs;
  if (!leaves_later) rows.emplace_back("capture", captures_text(text));
  if (step.call) rows.emplace_back("time", fmt::format("at most {}", to_words(time_limit(step))));
  if (text.retries) rows.emplace_back("retries", retries_text(*text.retries));
  rows.emplace_back("on failure", on_failure_text(text));
  rows.emplace_back("rollback", rollback_text(plan, step));
  return rows;
}

std::string indented(const std::string& block) {
  std::string text;
  for (const auto& line : printable_lines(block)) text += "     " + line + '\n';
  return text;
}

}  // namespace

std::string plan_head(const Plan& plan, const Style& style) {
  return style.paint(Tone::bold, printable(plan.title.empty() ? plan.runbook : plan.title)) + "\n" +
         labelled_block({{"runbook", plan.runbook},
                         {"environment", plan.environment},
                         {"targets", targets_text(plan)},
                         {"variables", overrides_text(plan)}},
                        style);
}

std::string plan_text(const Plan& plan, const Style& style) {
  auto text = plan_head(plan, style);
  const Style plain{Appearance{Colour::off, style.appearance().glyphs, Medium::file, 0}};
  int number = 0;
  for (const auto& step : plan.steps) {
    if (step.role == Role::rollback) break;
    const auto title = step.title() == step.id ? std::string{} : "  " + printable(step.title());
    text += fmt::format("\n{:>4}  {}{}\n", ++number, style.paint(Tone::bold, printable(step.id)), title);
    text += indented(labelled_block(rows_of(plan, step), plain));
  }
  return text +
         "\nThis is a plan. Nothing was touched; ${...} is known only once the steps before have run.\n";
}

}  // namespace drctl
