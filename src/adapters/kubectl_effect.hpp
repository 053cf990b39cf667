#pragma once

#include <string>
#include <string_view>

#include "adapters/kubectl_words.hpp"
#include "drctl/effect.hpp"

namespace drctl {

struct KubectlEffect {
  Effect effect = Effect::destructive;
  std::string reason;
  bool known = true;  ///< false: there is no such verb, as far as drctl knows
};

/// What the command can do, by its verb and flags, and by the manifest that is its `input`; the worse class
/// when unsure. A value that isn't known yet ("${replicas}") counts as the worst it can be.
KubectlEffect effect_of(const KubectlWords& words, std::string_view input = {});

/// The command acts on the cluster as a whole (nodes, namespaces, ...), not on one namespace's objects.
bool is_cluster_wide(const KubectlWords& words);

}  // namespace drctl
