#pragma once

#include <memory>
#include <optional>

#include "drctl/diagnostic.hpp"

/// What can be told of a slip by the lines alone, whatever a parser made of them.
namespace drctl {

/// The line without its ':' that made the parser stumble at `offset`: the one of `offset`, right above, or
/// one that what stands there is below. Nothing without a sign of one.
std::optional<Diagnostic> line_without_colon(const std::shared_ptr<const Source>& source, std::size_t offset);

/// The no-break space, en dash or the like in the line of `offset` or the one above, where YAML wants a
/// blank, a '-' or a ':'.
std::optional<Diagnostic> lookalike(const std::shared_ptr<const Source>& source, std::size_t offset);

/// The first mark that a version control system left where two changes met.
std::optional<Diagnostic> merge_conflict(const std::shared_ptr<const Source>& source);

/// The line stands further in than what it stands beside, as the one of `beside`.
Diagnostic too_far_in(const std::shared_ptr<const Source>& source, std::size_t line, const Place& beside);

}  // namespace drctl
