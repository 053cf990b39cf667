#pragma once

#include <functional>
#include <span>

#include "drctl/adapter.hpp"
#include "drctl/diagnostic.hpp"
#include "runbook/findings.hpp"
#include "runbook/library.hpp"

namespace drctl {

/// What a call can do, as far as that is known before anything is bound; the worse class when unsure.
using EffectOf = std::function<Effect(const CallText&)>;

/// What a lint looks at.
struct Linted {
  const LoadedRunbook& loaded;
  std::span<const AdapterSpec> adapters;
  const EffectOf& effect_of;

  const Runbook& runbook() const { return loaded.runbook; }
};

/// What is allowed but is likely a mistake, in the runbook itself (not in what it includes): warnings with
/// the codes W01 and on (support/codes.hpp), in the order of the file.
Diagnostics lint(const Linted& linted);

// Each adds what it finds.
void lint_names(const Linted& linted, Findings& findings);    ///< W01, W02
void lint_paths(const Linted& linted, Findings& findings);    ///< W09
void lint_waits(const Linted& linted, Findings& findings);    ///< W03, W07
void lint_changes(const Linted& linted, Findings& findings);  ///< W04, W05, W11
void lint_shells(const Linted& linted, Findings& findings);   ///< W06, W08
void lint_kubectl(const Linted& linted, Findings& findings);  ///< W10
void lint_secrets(const Linted& linted, Findings& findings);  ///< W13
void lint_missing(const Linted& linted, Findings& findings);  ///< W14

}  // namespace drctl
