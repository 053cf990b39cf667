#include "plan/call_effects.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plan/open_target.hpp"
#include "plan/refusal_place.hpp"
#include "support/codes.hpp"

namespace drctl {

namespace {

/// What a run calls; a rehearsal calls something else.
std::vector<const CallText*> calls_of(const Step& step) {
  std::vector<const CallText*> calls;
  if (const auto* call = std::get_if<CallText>(&step.action)) calls.push_back(call);
  if (step.check) calls.push_back(&step.check->call);
  if (step.rollback) calls.push_back(&*step.rollback);
  return calls;
}

}  // namespace

std::optional<std::expected<Prepared, PlacedError>> prepared_unbound(const CallText& call,
                                                                     const Adapters& adapters,
                                                                     const Names& names) {
  const auto* spec = adapters.spec(call.adapter.text);
  if (spec == nullptr) return std::nullopt;
  const PlannedCall planned{&call, spec, adapters.find(call.adapter.text),
                            open_target("target", spec->target_kind)};
  return prepare(planned, names, Unknown::stays_text);
}

Effect effect_of(const CallText& call, const Adapters& adapters) {
  return JudgedCalls(adapters).effect_of(call);
}

const JudgedCalls::Judged& JudgedCalls::judged(const CallText& call) {
  const auto [row, is_new] = judged_.try_emplace(&call);
  if (!is_new) return row->second;
  if (auto prepared = prepared_unbound(call, adapters_))
    row->second =
        *prepared
            ? Judged(Verdict{(*prepared)->effect, std::move((*prepared)->reason), (*prepared)->preview.known})
            : Judged(std::unexpected(std::move(prepared->error())));
  return row->second;
}

Effect JudgedCalls::effect_of(const CallText& call) {
  if (call.effect) return call.effect->effect;
  const auto& known = judged(call);
  return known && *known ? (*known)->effect : Effect::change;
}

void JudgedCalls::add_refusal(const CallText& call, Diagnostics& found) {
  const auto& known = judged(call);
  if (!known || *known) return;
  const auto& [place, message, help] = known->error();
  found.push_back(make_error(codes::refused_call, place, message, help));
}

/// A rehearsal changes nothing, whatever the runbook wishes.
void JudgedCalls::add_rehearsal(const CallText& call, Diagnostics& found) {
  const auto& known = judged(call);
  if (!known || !*known) return add_refusal(call, found);
  if ((*known)->effect == Effect::read) return;
  found.push_back(make_error(
      codes::rehearsal_changes, call.place,
      fmt::format("'rehearse' must only read, this is {}: {}", to_string((*known)->effect), (*known)->reason),
      "a rehearsal changes nothing: ask for something instead"));
}

bool JudgedCalls::is_unknown(const CallText& call) {
  const auto& known = judged(call);
  return !call.effect && known && *known && !(*known)->known;
}

void JudgedCalls::add_unknown(const CallText& call, Diagnostics& found) {
  if (!is_unknown(call)) return;
  const auto& reason = (*judged(call))->reason;
  found.push_back({refusal_place(call, reason),
                   reason + "; it is taken for destructive",
                   "if it is right, state 'effect:' and 'effect_reason:'",
                   Severity::warning,
                   {},
                   codes::unknown_call});
}

/// The engine asks it behind no gate, and takes no other for an answer.
void JudgedCalls::add_check(const CallText& call, Diagnostics& found) {
  const auto& known = judged(call);
  if (!known || !*known || effect_of(call) == Effect::read) return;
  found.push_back(make_error(
      codes::check_changes, call.place,
      fmt::format("'check' must only read, this is {}: {}", to_string(effect_of(call)), (*known)->reason),
      "ask whether the step is done already: a SELECT, a `get`, an `effect: read` of `exec`"));
}

Diagnostics JudgedCalls::refused_calls(const Step& step) {
  Diagnostics found;
  if (step.check) add_check(step.check->call, found);
  for (const auto* call : calls_of(step)) add_refusal(*call, found);
  if (step.rehearse) add_rehearsal(*step.rehearse, found);
  return found;
}

Diagnostics JudgedCalls::unknown_calls(const Step& step) {
  Diagnostics found;
  for (const auto* call : calls_of(step)) add_unknown(*call, found);
  return found;
}

}  // namespace drctl
