#pragma once
#include "sandbox/sandbox.hpp"

namespace drctl::recovery {

/// Replaces the database `volaticloud`, and what a recovery may have left beside it, by what the sandbox's
/// dump has; not by drctl. Its owner has to be let in.
void make_database_whole(sandbox::Sandbox& sandbox);

}  // namespace drctl::recovery
