#pragma once

#include <memory>
#include <string_view>

#include "drctl/diagnostic.hpp"

namespace drctl {

class YamlTree;

/// What an author should hear instead of the parser's `message` at `offset`; `tree` is what was read before
/// it.
Diagnostic syntax_error(const std::shared_ptr<const Source>& source, const YamlTree& tree,
                        std::string_view message, std::size_t offset);

/// The quote at `offset` has no end.
Diagnostic unclosed_quote(const std::shared_ptr<const Source>& source, std::size_t offset);

}  // namespace drctl
