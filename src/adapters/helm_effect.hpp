#pragma once

#include <string>

#include "adapters/kubectl_words.hpp"
#include "drctl/effect.hpp"

namespace drctl {

/// helm's flags are parsed as kubectl's are, by the same library (github.com/spf13/pflag).
using HelmWords = KubectlWords;

struct HelmEffect {
  Effect effect = Effect::destructive;
  std::string reason;
  bool known = true;  ///< false: there is no such verb, as far as drctl knows
};

/// What the command can do, by its verb and flags (helm 3.22 and 4, `helm VERB --help`); the worse class when
/// unsure.
HelmEffect effect_of_helm(const HelmWords& words);

/// The verb as helm's own help writes it: "uninstall" for "delete", "get values", "list" for "ls".
std::string helm_verb(const HelmWords& words);

}  // namespace drctl
