#include "testing/scripts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "plan/prepare.hpp"
#include "support/codes.hpp"
#include "support/contains.hpp"
#include "support/edit_distance.hpp"
#include "testing/faked_result.hpp"

namespace drctl {

namespace {

void lay_over(StepScript& script, const StepScript& more) {
  if (!more.outcomes.empty()) script.outcomes = more.outcomes;
  if (more.check) script.check = more.check;
  if (more.gate) script.gate = more.gate;
  if (more.choose) script.choose = more.choose;
  if (!more.after_failure.empty()) script.after_failure = more.after_failure;
}

void check_outcome(const FakedOutcome& outcome, const std::optional<PlannedCall>& call, std::string_view what,
                   Diagnostics& found) {
  if (!call) {
    found.push_back(make_error(codes::nothing_to_answer, outcome.place,
                               fmt::format("{}: there is nothing to answer", what),
                               "an outcome is for a step, or a check, that calls an adapter"));
  } else if (outcome.result) {
    for (auto& each : misfits(*outcome.result, call->spec->result)) found.push_back(std::move(each));
  }
}

void check_option(const StepScript& script, const PlannedStep& step, Diagnostics& found) {
  if (!script.choose || script.choose->text.empty()) return;
  const auto* choose = std::get_if<Choose>(&step.text->action);
  if (choose == nullptr)
    return found.push_back(make_error(codes::nothing_to_answer, script.choose->place,
                                      fmt::format("step '{}' is no decision", step.id),
                                      "leave 'choose' out"));
  std::vector<std::string> names;
  for (const auto& option : choose->options) names.push_back(option.name.text);
  if (contains(names, script.choose->text)) return;
  found.push_back(make_error(
      codes::unknown_option, script.choose->place,
      fmt::format("step '{}' has no option '{}'", step.id, script.choose->text),
      did_you_mean(script.choose->text, names, fmt::format("it has: {}", fmt::join(names, ", ")))));
}

void check_gate(const StepScript& script, const PlannedStep& step, Diagnostics& found) {
  if (!script.gate || may_ask(step)) return;
  found.push_back(make_error(codes::nothing_to_answer, script.gate->place,
                             fmt::format("step '{}' has no gate", step.id),
                             "leave 'gate' out, or give the step a 'confirm': that makes a gate"));
}

void check_script(const StepScript& script, const PlannedStep& step, Diagnostics& found) {
  for (const auto& outcome : script.outcomes)
    check_outcome(outcome, step.call, "step '" + step.id + "'", found);
  if (script.check) check_outcome(*script.check, step.check, "the check of '" + step.id + "'", found);
  check_gate(script, step, found);
  check_option(script, step, found);
}

/// A step that the plan does not have, with the nearest that it has.
Diagnostic no_such_step(const Name& step, const Plan& plan) {
  std::vector<std::string> ids;
  for (const auto& each : plan.steps) ids.push_back(each.id);
  return make_error(
      codes::unknown_step, step.place, fmt::format("runbook '{}' has no step '{}'", plan.runbook, step.text),
      did_you_mean(step.text, ids, fmt::format("see its steps: drctl describe {}", plan.runbook)));
}

void look_up_captures(const ExpectedRun& expected, const Plan& plan, Diagnostics& found) {
  std::vector<std::string> known;
  for (const auto& step : plan.steps)
    for (const auto& capture : step.text->capture) known.push_back(capture.name.text);
  for (const auto& [name, value] : expected.captures)
    if (!contains(known, name.text))
      found.push_back(make_error(codes::unknown_capture, name.place,
                                 fmt::format("runbook '{}' captures no '{}'", plan.runbook, name.text),
                                 did_you_mean(name.text, known, "the `capture` of its steps names them")));
}

/// "start", "end", "waiting STEP", "failure STEP": the step, where there is one; a finding for other words.
std::optional<Name> step_of(const Name& moment, Diagnostics& found) {
  for (const std::string_view word : {"waiting ", "failure "})
    if (moment.text.starts_with(word)) return Name{moment.text.substr(word.size()), moment.place};
  if (moment.text != "start" && moment.text != "end")
    found.push_back(make_error(codes::unknown_word, moment.place,
                               fmt::format("nobody is told of '{}'", moment.text),
                               "there are: start, waiting STEP, failure STEP, end"));
  return std::nullopt;
}

}  // namespace

bool may_ask(const PlannedStep& step) {
  if (!step.call) return false;
  const auto prepared = prepare(step, {}, Unknown::stays_text);
  return !prepared || prepared->gated;
}

void add_scripts(Scripts& scripts, const std::vector<StepScript>& more, const std::string& prefix) {
  for (const auto& script : more) lay_over(scripts[prefix + script.step.text], script);
}

Diagnostics unknown_names(const ExpectedRun& expected, const Plan& plan) {
  Diagnostics found;
  const auto look_up = [&](const Name& step) {
    if (!plan.find(step.text)) found.push_back(no_such_step(step, plan));
  };
  for (const auto* list : {&expected.path, &expected.gates})
    if (*list) std::ranges::for_each(**list, look_up);
  for (const auto* list : {&expected.runs, &expected.skips, &expected.fails})
    std::ranges::for_each(*list, look_up);
  for (const auto& [step, part] : expected.commands) look_up(step);
  for (const auto& moment : expected.notified.value_or(std::vector<Name>{}))
    if (const auto step = step_of(moment, found)) look_up(*step);
  look_up_captures(expected, plan, found);
  return found;
}

Diagnostics misfits(const std::vector<StepScript>& scripts, const Plan& plan) {
  Diagnostics found;
  for (const auto& script : scripts) {
    const auto index = plan.find(script.step.text);
    if (index)
      check_script(script, plan.steps[*index], found);
    else
      found.push_back(no_such_step(script.step, plan));
  }
  return found;
}

}  // namespace drctl
