#include "plan/call_effects.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runbook/read_target.hpp"
#include "runbook/steps.hpp"
#include "support/ascii.hpp"
#include "support/codes.hpp"

namespace drctl {

namespace {

/// A target of this kind of which only the names of the settings that it needs are known.
Target unbound(const std::string& kind) {
  Target target{"target", kind, {}, {}};
  const auto row = std::ranges::find(target_kinds(), kind, &TargetKind::name);
  if (row == target_kinds().end()) return target;
  for (const auto& setting : row->settings) {
    const auto& usual = setting.default_value;
    if (setting.need == KeyText::Need::required || !usual.empty())
      target.settings.emplace(setting.name,
                              usual.empty() ? upper(std::string(setting.name)) : std::string(usual));
  }
  return target;
}

}  // namespace

std::optional<std::expected<Prepared, PlacedError>> prepared_unbound(const CallText& call,
                                                                     const Adapters& adapters) {
  const auto* spec = adapters.spec(call.adapter.text);
  if (spec == nullptr) return std::nullopt;
  const PlannedCall planned{&call, spec, adapters.find(call.adapter.text), unbound(spec->target_kind)};
  return prepare(planned, {}, Unknown::stays_text);
}

Effect effect_of(const CallText& call, const Adapters& adapters) {
  return JudgedCalls(adapters).effect_of(call);
}

Diagnostics refused_calls(const Runbook& runbook, const Adapters& adapters) {
  return JudgedCalls(adapters).refused_calls(runbook);
}

const JudgedCalls::Judged& JudgedCalls::judged(const CallText& call) {
  const auto [row, is_new] = judged_.try_emplace(&call);
  if (!is_new) return row->second;
  if (auto prepared = prepared_unbound(call, adapters_))
    row->second = *prepared ? Judged(Verdict{(*prepared)->effect, std::move((*prepared)->reason)})
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

Diagnostics JudgedCalls::refused_calls(const Runbook& runbook) {
  Diagnostics found;
  for (const auto* step : all_steps(runbook.steps)) {
    if (const auto* call = std::get_if<CallText>(&step->action)) add_refusal(*call, found);
    if (step->check) add_refusal(step->check->call, found);
    if (step->rollback) add_refusal(*step->rollback, found);
    if (step->rehearse) add_rehearsal(*step->rehearse, found);
  }
  return found;
}

}  // namespace drctl
