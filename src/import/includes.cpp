#include "import/includes.hpp"

namespace drctl {

std::optional<StepDraft> included_by(const Block&, const RunbookDraft&, const Anchors&) { return std::nullopt; }

void settle_includes(std::vector<RunbookDraft>&) {}

}  // namespace drctl
