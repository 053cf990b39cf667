#pragma once

#include <span>
#include <string>
#include <string_view>

#include "adapters/kubectl_words.hpp"

namespace drctl {

/// "drctl doesn't know what `helm get vales` does (did you mean get values?)", of a command that begins with
/// none of the `verbs`, which are of one word or of two: "list", "get values".
std::string unknown_verb(std::string_view program, const KubectlWords& words,
                         std::span<const std::string_view> verbs);

}  // namespace drctl
