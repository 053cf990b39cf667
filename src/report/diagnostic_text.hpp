#pragma once

#include <string>

#include "drctl/diagnostic.hpp"
#include "report/style.hpp"

namespace drctl {

/// The finding as people and editors read it:
///
///     runbooks/pg-failover.yaml:14:5: error: unknown key 'timout' in step 'promote-replica'
///        14 |     timout: 30s
///           |     ^^^^^^
///       help: did you mean 'timeout'?
///
/// Related places follow as "note:". What stands in the file is shown without control characters; of a long
/// line only what surrounds the place.
std::string diagnostic_text(const Diagnostic& diagnostic, Colour colour);

}  // namespace drctl
