#pragma once
#include <string>

#include "sandbox/postgres.hpp"

namespace drctl::sandbox {

/// Damages a table or an index of `volaticloud` as a failing disk does: the server is stopped, bytes in the
/// middle of some pages of its file are changed, the server is started. Its data checksums tell: whoever
/// reads such a page is told `invalid page in block N of relation base/...`; the other pages still read fine.
/// Returns the damaged blocks, as text ("5, 6, 7"). Throws Failure if there are fewer than 8 pages.
std::string damage_pages(Postgres& postgres, const std::string& relation);

}  // namespace drctl::sandbox
