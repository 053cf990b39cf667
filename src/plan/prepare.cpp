#include "plan/prepare.hpp"

#include <fmt/format.h>

#include "plan/refusal_place.hpp"
#include "support/sha256.hpp"

namespace drctl {

namespace {

std::string stated_reason(const StatedEffect& stated, const Preview& inferred) {
  if (stated.effect == inferred.effect) return stated.reason + " (stated by the runbook)";
  return fmt::format("stated by the runbook: {} (inferred: {}, {})", stated.reason,
                     to_string(inferred.effect), inferred.reason);
}

std::expected<void, PlacedError> add_gate(Prepared& prepared, const PlannedStep& step,
                                          const expression::Bindings& names, Unknown unknown) {
  bool confirm = step.role == Role::forward && step.text->confirm;
  prepared.gated = prepared.effect == Effect::destructive || confirm;
  prepared.consequence = prepared.reason;
  if (!confirm) return {};
  auto text = text_of(*step.text->confirm, names, unknown);
  if (!text) return std::unexpected(text.error());
  prepared.consequence = *text;
  return {};
}

}  // namespace

std::string digest_of(const PlannedCall& planned, const Call& call) {
  nlohmann::json all = {{"adapter", planned.spec->name},
                        {"arguments", call.arguments},
                        {"target", call.target.name},
                        {"settings", call.target.settings}};
  return sha256(all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::expected<Prepared, PlacedError> prepare(const PlannedCall& planned, const expression::Bindings& names,
                                             Unknown unknown) {
  auto call = resolve(planned, names, unknown);
  if (!call) return std::unexpected(call.error());
  auto preview = planned.adapter->preview(*call);
  if (!preview)
    return std::unexpected(PlacedError{refusal_place(*planned.text, preview.error()), preview.error()});
  Prepared prepared{std::move(*call), std::move(*preview), {}, {}, false, {}};
  const auto& stated = planned.text->effect;
  prepared.effect = stated ? stated->effect : prepared.preview.effect;
  prepared.reason = stated ? stated_reason(*stated, prepared.preview) : prepared.preview.reason;
  return prepared;
}

std::expected<Prepared, PlacedError> prepare(const PlannedStep& step, const expression::Bindings& names,
                                             Unknown unknown) {
  auto prepared = prepare(*step.call, names, unknown);
  if (!prepared) return prepared;
  if (auto gate = add_gate(*prepared, step, names, unknown); !gate) return std::unexpected(gate.error());
  return prepared;
}

}  // namespace drctl
