#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "adapters/kubectl_words.hpp"
#include "drctl/effect.hpp"

namespace drctl {

/// What is known of one command of kubectl, from its reference (kubectl 1.36, `kubectl VERB --help`).
struct KubectlVerb {
  /// --dry-run=client or =server makes it change nothing.
  enum class DryRun { no, yes };
  /// What its objects live in; decides which word is typed at a gate.
  enum class Scope { namespaced, cluster, local };

  std::string_view words;  ///< "scale", "rollout undo"
  Effect effect = Effect::destructive;
  std::string_view reason;
  DryRun dry_run = DryRun::no;
  Scope scope = Scope::namespaced;
};

/// The row of the command, the one of its two first words before the one of its first; null when unknown, as
/// plug-ins are.
const KubectlVerb* find_verb(const KubectlWords& words);

/// Every verb that is known, of one word or of two.
std::vector<std::string_view> kubectl_verbs();

}  // namespace drctl
