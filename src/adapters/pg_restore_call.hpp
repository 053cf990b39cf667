#pragma once

#include <expected>
#include <string>

#include "adapters/pg_new_database.hpp"

/// What a call of pg_restore says, before anything is touched.
namespace drctl {

enum class PgRestoreAction { restore, verify, trial, beside };

/// What isn't known yet may be a restore.
PgRestoreAction action_of(const Call& call);
PgRestoreOptions restore_options_of(const Call& call);
/// Where the tables go that are brought back beside those that are there.
std::string schema_of(const Call& call);

/// The error is a mistake in the call, worded for the runbook's author.
std::expected<void, std::string> check_pg_restore(const Call& call);
/// Of a call that was checked.
Preview preview_pg_restore(const Call& call);

}  // namespace drctl
