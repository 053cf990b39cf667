#pragma once

#include <map>
#include <optional>

#include "plan/adapters.hpp"
#include "plan/prepare.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// The call as far as it is known without an environment, of variables only `names`: names of settings stand,
/// in capitals, for their values. Nothing for an adapter that there is not. No I/O.
std::optional<std::expected<Prepared, PlacedError>> prepared_unbound(const CallText& call,
                                                                     const Adapters& adapters,
                                                                     const Names& names = {});

/// What the call can do, as it is written in a runbook that nothing is bound to yet: what its author states,
/// else what its adapter infers with every ${...} unknown; `change` when the adapter can't tell. No I/O.
Effect effect_of(const CallText& call, const Adapters& adapters);

/// What the calls of one runbook do as they are written, each prepared once however often it is asked about:
/// `validate` looks first for what is refused, and then for what is likely a mistake.
class JudgedCalls {
 public:
  /// `adapters` must outlive it, and so must the calls that it is asked about.
  explicit JudgedCalls(const Adapters& adapters) : adapters_(adapters) {}

  /// As the function of that name.
  Effect effect_of(const CallText& call);
  /// Every call of the step (not of those inside it) that its adapter refuses whatever the environment and
  /// the variables are: a flag that would never end, a statement that is none.
  Diagnostics refused_calls(const Step& step);
  /// Whether its adapter can't tell what the call does, though nothing of it is left open, and its author
  /// doesn't either.
  bool is_unknown(const CallText& call);
  /// A warning (W12) for each call of the step that is unknown.
  Diagnostics unknown_calls(const Step& step);

 private:
  struct Verdict {
    Effect effect;
    std::string reason;
    bool known;
  };
  using Judged = std::optional<std::expected<Verdict, PlacedError>>;

  const Judged& judged(const CallText& call);
  void add_refusal(const CallText& call, Diagnostics& found);
  void add_check(const CallText& call, Diagnostics& found);
  void add_rehearsal(const CallText& call, Diagnostics& found);
  void add_unknown(const CallText& call, Diagnostics& found);

  const Adapters& adapters_;
  std::map<const CallText*, Judged> judged_;
};

}  // namespace drctl
