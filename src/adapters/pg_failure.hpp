#pragma once

#include "drctl/adapter.hpp"
#include "platform/process.hpp"

namespace drctl {

/// The lines of a client program's standard error that are no progress, without psql's line numbers.
std::string pg_errors(std::string_view err);

/// What a pg_dump, pg_restore or psql that exited with another status than 0 says: its errors without its
/// progress, whether it came as far as a connection, and the next step.
Outcome pg_failure(const ChildResult& child, const std::string& program, const Target& target);

}  // namespace drctl
