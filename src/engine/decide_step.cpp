#include "engine/decide_step.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/judge.hpp"
#include "engine/place_text.hpp"
#include "engine/target_identity.hpp"
#include "plan/given_value.hpp"
#include "plan/names.hpp"
#include "plan/preview.hpp"
#include "plan/variable_value.hpp"
#include "runbook/pause.hpp"
#include "runbook/variable.hpp"
#include "support/contains.hpp"
#include "support/sha256.hpp"

namespace drctl {

namespace {

/// A step at its turn: everything that the questions about it need.
struct Turn {
  const Plan& plan;
  const State& state;
  std::size_t index;
  const PlannedStep& step = plan.steps[index];
  const StepProgress& progress = state.steps[index];
  expression::Bindings names = names_for(plan, step, state.captures, state.last);
};

Next fail(const Turn& turn, const PlacedError& error) {
  StepFinished finished;
  finished.step = turn.step.id;
  finished.attempt = turn.progress.attempts;
  finished.end = to_string(End::could_not_start);
  finished.error = with_place(error.message, error.place);
  finished.help = error.help;
  if (finished.help.empty() && error.message.starts_with("undefined name"))
    finished.help =
        "the step that captures it did not run, or it held a secret, which no journal keeps: a new run has "
        "it";
  leave_captures(finished, turn.step, turn.names);
  return Conclude{finished};
}

Next skip(const Turn& turn, std::string reason) {
  return Conclude{StepSkipped{turn.step.id, std::move(reason)}};
}

bool is_group(const PlannedStep& step) {
  const auto& action = step.text->action;
  return !step.call && (std::holds_alternative<ForEach>(action) || std::holds_alternative<Parallel>(action));
}

/// Why the step is not on the path, or nothing.
std::optional<std::string> off_path(const Turn& turn) {
  if (!turn.step.parent) return std::nullopt;
  const auto& [index, option] = *turn.step.parent;
  const auto& parent = turn.state.steps[index];
  if (parent.state != StepState::succeeded)
    return fmt::format("'{}' was {}", turn.plan.steps[index].id,
                       parent.state == StepState::skipped ? "skipped" : "not entered");
  if (!option.empty() && parent.option != option)
    return fmt::format("'{}' was chosen, not '{}'", parent.option, option);
  return std::nullopt;
}

/// Why the step is passed over: one before it failed, and the run went on behind this one.
std::optional<std::string> jumped_over(const Turn& turn) {
  if (turn.step.role == Role::rollback) return std::nullopt;
  for (const auto& [from, to] : turn.state.jumps)
    if (from < turn.index && turn.index < to)
      return fmt::format("'{}' failed, the run went on at '{}'", turn.plan.steps[from].id,
                         turn.plan.steps[to].id);
  return std::nullopt;
}

PlacedError placed(const Condition& condition, const expression::Error& error) {
  return {condition.text.place(error.offset, error.length), error.message, error.help};
}

/// Whether the step's `when` holds; true without one.
std::expected<bool, PlacedError> wanted(const Turn& turn) {
  const auto& when = turn.step.text->when;
  if (!when || turn.step.role == Role::rollback) return true;
  auto value = when->expression.evaluate(turn.names);
  if (!value) return std::unexpected(placed(*when, value.error()));
  if (const bool* yes = value->boolean()) return *yes;
  return std::unexpected(PlacedError{when->text.place(), "'when' must be true or false"});
}

Next enter_include(const Turn& turn, const Include& include) {
  StepFinished finished;
  finished.step = turn.step.id;
  finished.end = to_string(End::succeeded);
  const auto& included = *turn.plan.frames[turn.step.inner_frame].runbook;
  for (const auto& [name, field] : include.with) {
    auto value = given_value(included, name.text, field, turn.names);
    if (!value) return fail(turn, value.error());
    finished.captures[name.text] = *value;
  }
  return Conclude{finished};
}

/// What the included runbook leaves, by name.
std::expected<expression::Value, PlacedError> outputs_of(const Turn& turn) {
  const auto names = names_of_frame(turn.plan, turn.step.inner_frame, turn.state.captures, turn.state.last);
  expression::Value::Map outputs;
  for (const auto& [name, value] : turn.plan.frames[turn.step.inner_frame].runbook->outputs) {
    auto found = value.expression.evaluate(names);
    if (!found) return std::unexpected(placed(value, found.error()));
    outputs.emplace(expression::Value(name.text), std::move(*found));
  }
  return expression::Value(std::move(outputs));
}

Next leave_outputs(const Turn& turn) {
  auto outputs = outputs_of(turn);
  if (!outputs) return fail(turn, outputs.error());
  auto names = turn.names;
  names.insert_or_assign("result", std::move(*outputs));
  StepFinished finished;
  finished.step = turn.step.id;
  finished.end = to_string(End::succeeded);
  for (const auto& [name, value] : turn.step.text->capture) {
    auto found = value.expression.evaluate(names);
    if (!found) return fail(turn, placed(value, found.error()));
    auto json = captured_json(*found);
    if (!json) return fail(turn, {value.text.place(), json.error()});
    finished.captures[name.text] = *json;
  }
  return Conclude{finished};
}

/// What is inside comes right behind it.
Next enter_group(const Turn& turn) {
  StepFinished finished;
  finished.step = turn.step.id;
  finished.end = to_string(End::succeeded);
  return Conclude{finished};
}

/// An option that can't be carried out says so before anybody takes it.
std::string option_title(const Turn& turn, const Option& option) {
  const auto refused = refused_option(turn.plan, turn.index, option.name.text);
  return refused ? fmt::format("{} (can't be done: {})", option.title, refused->message) : option.title;
}

Next ask_choice(const Turn& turn, const Choose& choose) {
  ChoiceQuestion question{turn.step.id, turn.step.title(), {}};
  for (const auto& option : choose.options)
    question.options.emplace_back(option.name.text, option_title(turn, option));
  return AskChoice{question};
}

std::string rollback_command(const Turn& turn) {
  auto undo = turn.plan.find(turn.step.id + ".rollback");
  if (!undo) return {};
  auto prepared = prepare(*turn.plan.steps[*undo].call, turn.names, Unknown::stays_text);
  return prepared ? prepared->preview.command : std::string{};
}

int approvers_for(const Turn& turn, const Prepared& prepared) {
  return prepared.effect == Effect::destructive ? turn.plan.approvers : 1;
}

std::string digest_in(const Turn& turn, const Prepared& prepared) {
  return digest_of(*turn.step.call, prepared.call);
}

std::vector<std::string> approvers_of(const Turn& turn, const Prepared& prepared) {
  return turn.progress.approved == digest_in(turn, prepared) ? turn.progress.approvers
                                                             : std::vector<std::string>{};
}

bool is_approved(const Turn& turn, const Prepared& prepared) {
  return std::ssize(approvers_of(turn, prepared)) >= approvers_for(turn, prepared);
}

bool has_rollback(const Turn& turn) {
  for (const auto& step : turn.plan.steps)
    if (step.role == Role::rollback && touched(turn.state.steps[step.rollback_of]))
      return turn.state.phase == Phase::forward;
  return false;
}

void limit_wait(GateOpened& gate, const Turn& turn) {
  const auto* limit = turn.step.gate_limit();
  if (limit == nullptr) return;
  gate.wait_ms = limit->timeout.count();
  gate.unanswered = limit->on_timeout == GateLimit::Outcome::park ? "park" : "fail";
}

Next ask_gate(const Turn& turn, const Prepared& prepared) {
  GateOpened gate;
  gate.step = turn.step.id;
  gate.title = turn.step.title();
  gate.effect = to_string(prepared.effect);
  gate.reason = prepared.reason;
  gate.target = prepared.preview.target;
  gate.command = prepared.preview.command;
  gate.consequence = prepared.consequence;
  gate.rollback = turn.step.role == Role::forward ? rollback_command(turn) : "";
  gate.word = prepared.preview.target_name.empty() ? turn.step.id : prepared.preview.target_name;
  gate.digest = digest_in(turn, prepared);
  gate.approvers = approvers_for(turn, prepared);
  gate.approved_by = approvers_of(turn, prepared);
  limit_wait(gate, turn);
  return AskGate{turn.index,
                 prepared.call,
                 {std::move(gate), has_rollback(turn), false,
                  facts_of(turn.plan, turn.state, turn.index, turn.names, prepared.call)}};
}

/// From 0 to 1, another for each run, step and try; the same for the same state, since deciding is pure.
double chance(const Turn& turn) {
  const auto digest = sha256(fmt::format("{} {} {}", turn.step.id, turn.progress.tries,
                                         turn.state.started.time_since_epoch().count()));
  return static_cast<double>(std::stoul(digest.substr(0, 8), nullptr, 16)) / 0xFFFFFFFFU;
}

std::chrono::milliseconds retry_delay(const Turn& turn) {
  const auto& retries = turn.step.text->retries;
  if (!retries || turn.progress.tries == 0) return std::chrono::milliseconds{0};
  const auto pause = static_cast<double>(pause_behind(*retries, turn.progress.tries).count());
  return std::chrono::milliseconds{static_cast<std::int64_t>(pause * (1 - retries->jitter * chance(turn)))};
}

/// Before something is changed on a target, it says who it is, once a session; nothing when that is settled.
std::optional<Next> know_target(const Turn& turn) {
  const auto& name = turn.step.call->target.name;
  if (!turn.plan.identities.contains(name)) return std::nullopt;
  const auto seen = turn.state.targets.find(name);
  if (seen == turn.state.targets.end() || seen->second.session < turn.state.sessions)
    return Identify{turn.index};
  const auto wrong = wrong_target(seen->second, name);
  if (wrong.empty()) return std::nullopt;
  return Finish{RunStatus::wrong_target, wrong};
}

bool is_in_branch(const Turn& turn) {
  if (turn.step.role == Role::rollback || turn.step.call->spec->asks_person) return false;
  for (auto up = turn.step.parent; up; up = turn.plan.steps[up->step].parent)
    if (!turn.plan.steps[up->step].branches.empty()) return true;
  return false;
}

Next perform_call(const Turn& turn) {
  auto prepared = prepare(turn.step, turn.names);
  if (!prepared) return fail(turn, prepared.error());
  if (prepared->effect != Effect::read)
    if (auto first = know_target(turn)) return *first;
  if (prepared->gated && !is_approved(turn, *prepared)) return ask_gate(turn, *prepared);
  return Perform{turn.index, std::move(*prepared), turn.progress.attempts + 1, retry_delay(turn),
                 is_in_branch(turn)};
}

Next ask_check(const Turn& turn) {
  auto prepared = prepare(*turn.step.check, turn.names);
  if (!prepared) return fail(turn, prepared.error());
  return AskCheck{turn.index, std::move(*prepared)};
}

Next decide_pending(const Turn& turn) {
  if (auto reason = off_path(turn)) return skip(turn, *reason);
  if (auto reason = jumped_over(turn)) return skip(turn, *reason);
  if (turn.step.leaves_outputs) return leave_outputs(turn);
  auto go = wanted(turn);
  if (!go) return fail(turn, go.error());
  if (!*go) return skip(turn, "when: " + turn.step.text->when->expression.text() + " is false");
  if (const auto* choose = std::get_if<Choose>(&turn.step.text->action); choose && !turn.step.call)
    return ask_choice(turn, *choose);
  if (const auto* include = std::get_if<Include>(&turn.step.text->action); include && !turn.step.call)
    return enter_include(turn, *include);
  if (is_group(turn.step)) return enter_group(turn);
  if (turn.step.check && !turn.progress.checked) return ask_check(turn);
  return perform_call(turn);
}

/// Worth another try without asking: the target said no or was not there. Never after a cancel.
bool may_retry(const Turn& turn) {
  const auto& retries = turn.step.text->retries;
  const auto& end = turn.progress.end;
  return retries && turn.step.role == Role::forward && turn.step.call && turn.progress.tries > 0 &&
         turn.progress.tries < retries->attempts && turn.progress.session == turn.state.sessions &&
         (end == to_string(End::failed) || end == to_string(End::timed_out) ||
          end == to_string(End::could_not_start) || end == to_string(End::cut_off)) &&
         (retries->on.empty() || contains(retries->on, end));
}

/// It was cut off in an earlier session.
bool is_in_doubt(const Turn& turn) {
  return turn.progress.session < turn.state.sessions && was_cut_off(turn.progress.end, turn.progress.effect);
}

Next ask_failure(const Turn& turn) {
  FailureQuestion question{turn.step.id, turn.step.title(), turn.progress.error, turn.progress.help,
                           "",           has_rollback(turn)};
  question.waited_for_a_person =
      turn.progress.end == to_string(End::needs_operator) && turn.progress.session < turn.state.sessions;
  if (turn.step.text->by_hand)
    if (auto text = text_of(*turn.step.text->by_hand, turn.names, Unknown::stays_text))
      question.by_hand = *text;
  return AskFailure{question};
}

Conclude runbook_says(const Turn& turn, std::string answer, const std::string& rule) {
  return Conclude{FailureAnswered{turn.step.id, std::move(answer), "the runbook", "on_failure: " + rule,
                                  turn.progress.error.substr(0, turn.progress.error.find('\n'))}};
}

}  // namespace

Next decide_failed(const Plan& plan, const State& state, std::size_t index) {
  Turn turn{plan, state, index};
  if (may_retry(turn))
    return turn.step.check && !turn.progress.checked ? ask_check(turn) : perform_call(turn);
  if (is_in_doubt(turn)) return decide_unknown(plan, state, index);
  bool cancelled = turn.progress.end == to_string(End::cancelled);
  auto rule = turn.step.role == Role::forward && !cancelled ? turn.step.text->on_failure : OnFailure::ask;
  if (rule == OnFailure::continue_) return runbook_says(turn, "continue", "continue");
  if (rule == OnFailure::goto_) return runbook_says(turn, "goto", "goto " + turn.step.text->go_to.text);
  if (rule == OnFailure::rollback && state.phase == Phase::forward && has_rollback(turn))
    return Conclude{RollbackStarted{fmt::format("step '{}' failed, on_failure: rollback", turn.step.id)}};
  if (rule == OnFailure::stop && turn.progress.session == state.sessions)
    return Finish{RunStatus::failed, fmt::format("step '{}' failed", turn.step.id)};
  return ask_failure(turn);
}

Next decide_unknown(const Plan& plan, const State& state, std::size_t index) {
  Turn turn{plan, state, index};
  if (turn.progress.effect == to_string(Effect::read))
    return Conclude{UnknownAnswered{turn.step.id, "again", "drctl", "a read can be repeated", ""}};
  if (turn.step.check && !turn.progress.checked) return ask_check(turn);
  return AskUnknown{{turn.step.id, turn.step.title(), turn.progress.command,
                     turn.step.call ? describe(turn.step.call->target) : "", turn.progress.started}};
}

Next decide_step(const Plan& plan, const State& state, std::size_t index) {
  switch (state.steps[index].state) {
    case StepState::running:
      return decide_unknown(plan, state, index);
    case StepState::failed:
      return decide_failed(plan, state, index);
    default:
      return decide_pending(Turn{plan, state, index});
  }
}

}  // namespace drctl
