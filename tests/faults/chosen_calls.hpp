#pragma once
#include <vector>

#include "faults/ledger.hpp"
#include "faults/long_runbook.hpp"
#include "faults/system_calls.hpp"

namespace drctl::faults {

/// Whether DRCTL_CRASH_RUNS=all asks for every system call of a long run.
bool is_long();

/// The number that random choices begin with, printed: DRCTL_CRASH_SEED repeats those of another run.
unsigned seed();

/// The system calls of an undisturbed run; throws Failure if that does not succeed.
std::vector<SystemCall> calls_of_a_run(const Ledger& ledger, const LongRunbook& runbook);

/// So many of them, at equal distances; all of them in the long mode.
std::vector<SystemCall> sample(const std::vector<SystemCall>& calls, std::size_t count);

}  // namespace drctl::faults
