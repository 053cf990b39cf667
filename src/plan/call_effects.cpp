#include "plan/call_effects.hpp"

#include <algorithm>

#include "plan/prepare.hpp"
#include "runbook/read_target.hpp"

namespace drctl {

namespace {

/// A target of this kind of which only the settings' names are known.
Target unbound(const std::string& kind) {
  Target target{"target", kind, {}, {}};
  const auto row = std::ranges::find(target_kinds(), kind, &TargetKind::name);
  if (row == target_kinds().end()) return target;
  for (const auto& setting : row->settings)
    target.settings.emplace(setting.name,
                            setting.default_value.empty() ? setting.name : setting.default_value);
  return target;
}

}  // namespace

Effect effect_of(const CallText& call, const Adapters& adapters) {
  if (call.effect) return call.effect->effect;
  const auto* spec = adapters.spec(call.adapter.text);
  if (spec == nullptr) return Effect::change;
  const PlannedCall planned{&call, spec, adapters.find(call.adapter.text), unbound(spec->target_kind)};
  const auto prepared = prepare(planned, {}, Unknown::stays_text);
  return prepared ? prepared->effect : Effect::change;
}

}  // namespace drctl
