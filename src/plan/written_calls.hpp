#pragma once

#include <expected>
#include <map>
#include <string>

#include "plan/adapters.hpp"
#include "plan/plan.hpp"
#include "plan/prepare.hpp"

namespace drctl {

/// What the calls of a runbook do, as far as that is known before a run: of one that is bound to an
/// environment the very commands, of another with the names of settings and variables in their places.
class WrittenCalls {
 public:
  /// Nothing is bound. `adapters` must outlive it.
  explicit WrittenCalls(const Adapters& adapters) : adapters_(&adapters) {}
  /// Bound as in the plan, which must outlive it. A secret that it withholds stays a name.
  explicit WrittenCalls(const Plan& plan);

  /// The call with what is known of it; no I/O. Fails where its adapter refuses it as it stands.
  std::expected<Prepared, PlacedError> of(const CallText& call) const;
  /// The variable's value, as the plan has it; nothing without a plan, or without a value.
  const expression::Value* value_of(const Variable& variable) const;

 private:
  struct Bound {
    const PlannedCall* call;
    const Names* names;
  };
  void add(const std::optional<PlannedCall>& call, const Names& names);
  const Names& told(const Names& names);

  const Adapters* adapters_ = nullptr;
  const Plan* plan_ = nullptr;
  std::map<const CallText*, Bound> bound_;
  std::map<const Names*, Names> told_;  ///< without secrets
};

}  // namespace drctl
