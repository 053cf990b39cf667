#pragma once

#include <map>
#include <span>
#include <string>

#include "drctl/adapter.hpp"
#include "drctl/diagnostic.hpp"
#include "runbook/reading.hpp"

namespace drctl {

/// Runbooks by the name under which they are included.
using Readings = std::map<std::string, Reading, std::less<>>;

/// What is wrong with the names, types and targets of a runbook, beside what reading it has found already:
/// - each expression is well typed; it uses variables, captures of steps before it, `now` and `run`, and
/// where
///   it has one, its step's `result`
/// - when, until and expect are true or false
/// - each call has one target of the adapter's kind, and says its effect where that can't be inferred
/// - ids and captures are unique
/// - an include gives the variables and targets that the included runbook asks for
Diagnostics check(const Reading& reading, std::span<const AdapterSpec> adapters, const Readings& others);

}  // namespace drctl
