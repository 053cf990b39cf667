#pragma once
#include <sys/types.h>

#include <chrono>

#include "recovery/desk.hpp"

namespace drctl::recovery {

/// One process of drctl that has ended, seen from outside.
struct Session {
  std::chrono::system_clock::time_point start, end;
  std::chrono::milliseconds processor;  ///< what drctl itself computed, without its children
};

/// User and system time of a process, in steps of a clock tick (10 ms); a zombie tells it, too. 0 if there is
/// no such process.
std::chrono::milliseconds processor_time(pid_t pid);

/// Adds a session to the run that it was a session of. The runs that succeed are printed at the end of this
/// program, a line each, with drctl's own share of their time (see docs/testing.md). Does nothing when the
/// session was none of a run.
void record_session(const Desk& desk, const Session& session);

}  // namespace drctl::recovery
