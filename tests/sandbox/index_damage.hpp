#pragma once
#include <string>

#include "sandbox/sandbox.hpp"

namespace drctl::sandbox {

/// Two ways in which an index of `bots` is damaged, and no row. Each returns what a client sees; throws
/// Failure.

/// A disk that has lost writes: rows are written again, and their index on the names gets the bytes that it
/// had before. Every page is a valid one, but lookups by these names find nothing. Only `bt_index_check` with
/// `heapallindexed` tells.
std::string lose_index_entries(Sandbox& sandbox);
/// Bytes of the primary key's index are changed, as damage_pages says. Who reads the table in full sees
/// nothing of it.
std::string damage_index(Sandbox& sandbox);

}  // namespace drctl::sandbox
