#pragma once

#include <expected>
#include <string>

#include "drctl/target.hpp"
#include "platform/process.hpp"

/// What pg_dump, pg_restore and psql have in common: how they are told where to connect.
namespace drctl {

/// Refuses a target that lacks a setting, or whose database has a name that these programs can't be given.
std::expected<void, std::string> check_postgres(const Target& target);

/// `program` connecting to `database` on the target's server, and to nothing else: every part of the address
/// is explicit, variables that would change it (PGHOSTADDR, PGSERVICE, ...) are hidden, the password goes
/// through the environment, and it never asks for one. Dates are in UTC.
Command pg_client(const std::string& program, const Target& target, const std::string& database);

/// `program` without a connection; dates are in UTC.
Command pg_offline(const std::string& program);

}  // namespace drctl
