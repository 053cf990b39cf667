#pragma once
#include <string>

#include "sandbox/postgres.hpp"

namespace drctl::sandbox {

/// Damages a table of `volaticloud` as a failing disk does: the server is stopped, bytes in the middle of
/// some pages of the table's file are changed, the server is started. Its data checksums tell: whoever reads
/// such a page is told `invalid page in block N of relation base/...`; the other pages still read fine.
/// Returns the damaged blocks, as text ("5, 6, 7"). Throws Failure if the table has fewer than 8 pages.
std::string damage_heap(Postgres& postgres, const std::string& table);

}  // namespace drctl::sandbox
