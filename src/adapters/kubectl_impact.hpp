#pragma once

#include <optional>
#include <string>

#include "adapters/kubectl_words.hpp"
#include "drctl/adapter.hpp"

namespace drctl {

/// The call that shows what `call` would change, of `words`: `diff` for what is applied, `get` of the objects
/// that are deleted, scaled or restarted, the pods of a node that is drained. Nothing when a flag stands
/// there of which it is not known what it does to `get`.
std::optional<Call> look_of(const Call& call, const KubectlWords& words);

/// What that call has shown, in lines: the difference, or each object with its replicas.
std::string seen_by(const Call& look, const Outcome& outcome);

}  // namespace drctl
