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

void add_refusal(const CallText& call, const Adapters& adapters, Diagnostics& found) {
  const auto prepared = prepared_unbound(call, adapters);
  if (!prepared || *prepared) return;
  const auto& [place, message, help] = prepared->error();
  found.push_back(make_error(codes::refused_call, place, message, help));
}

/// A rehearsal changes nothing, whatever the runbook wishes.
void add_rehearsal(const CallText& call, const Adapters& adapters, Diagnostics& found) {
  const auto prepared = prepared_unbound(call, adapters);
  if (!prepared) return;
  if (!*prepared) return add_refusal(call, adapters, found);
  if ((*prepared)->effect == Effect::read) return;
  found.push_back(make_error(codes::rehearsal_changes, call.place,
                             fmt::format("'rehearse' must only read, this is {}: {}",
                                         to_string((*prepared)->effect), (*prepared)->reason),
                             "a rehearsal changes nothing: ask for something instead"));
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
  if (call.effect) return call.effect->effect;
  const auto prepared = prepared_unbound(call, adapters);
  return prepared && *prepared ? (*prepared)->effect : Effect::change;
}

Diagnostics refused_calls(const Runbook& runbook, const Adapters& adapters) {
  Diagnostics found;
  for (const auto* step : all_steps(runbook.steps)) {
    if (const auto* call = std::get_if<CallText>(&step->action)) add_refusal(*call, adapters, found);
    if (step->check) add_refusal(step->check->call, adapters, found);
    if (step->rollback) add_refusal(*step->rollback, adapters, found);
    if (step->rehearse) add_rehearsal(*step->rehearse, adapters, found);
  }
  return found;
}

}  // namespace drctl
