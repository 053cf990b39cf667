#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// `sql`: one statement on a PostgreSQL database. See docs/adapters.md.
AdapterRow sql_row();

}  // namespace drctl
