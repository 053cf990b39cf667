#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// `pg_restore`: proves a dump, or puts its content in the place of the target's database. See
/// docs/adapters.md.
AdapterRow pg_restore_row();

}  // namespace drctl
