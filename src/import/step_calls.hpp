#pragma once

#include "import/draft.hpp"

namespace drctl {

/// The first of the ways that the language and the adapters accept; what they say against those before it
/// becomes a comment on the step. The last way must fit.
CallDraft accepted(CallDrafts ways, const Refusal& refusal);

}  // namespace drctl
