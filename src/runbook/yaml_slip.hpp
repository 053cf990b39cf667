#pragma once

#include <memory>
#include <optional>

#include "drctl/diagnostic.hpp"

namespace drctl {

class YamlTree;

/// The slip that made the parser stumble at `offset`, when it lies before: a quote that ends lines later than
/// was meant, or a line without its ':'. Nothing without a sign of one. `tree` is what was read before.
std::optional<Diagnostic> slip_before(const std::shared_ptr<const Source>& source, const YamlTree& tree,
                                      std::size_t offset);

/// The bracket that stands in a text without quotes inside of brackets, and ends it there: {n: rows[0].n}.
/// Nothing when the line that the parser read last has none.
std::optional<Diagnostic> bracket_in_text(const std::shared_ptr<const Source>& source, const YamlTree& tree);

/// The first quote from `from` on that can start a text, or the end of `text`.
std::size_t opening_quote(std::string_view text, std::size_t from);

}  // namespace drctl
