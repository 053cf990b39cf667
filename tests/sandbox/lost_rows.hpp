#pragma once
#include <string>

#include "sandbox/sandbox.hpp"

namespace drctl::sandbox {

/// Deletes every fifth bot, and with it, by cascade, its backtests. Returns what is left of them.
std::string lose_bots(Sandbox& sandbox);

/// Drops the table strategies, and with it the foreign keys that lead to it. Returns what the database says
/// to who reads it.
std::string lose_strategies(Sandbox& sandbox);

}  // namespace drctl::sandbox
