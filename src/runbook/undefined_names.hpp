#pragma once

#include "drctl/diagnostic.hpp"

namespace drctl {

/// Tells a name that is nowhere defined once, at the first of the places that use it; a few of the others are
/// related to it. `found` is in the order of the file.
Diagnostics with_undefined_names_once(Diagnostics found);

}  // namespace drctl
