#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// `pg_dump`: a whole dump of the target's database in a new file, or nothing. See docs/adapters.md.
AdapterRow pg_dump_row();

}  // namespace drctl
