#pragma once
#include <chrono>
#include <functional>
#include <string>

namespace drctl::sandbox {

class Daemon;

/// Asks again every few milliseconds until `done`, or until `limit` has passed; returns whether it was done.
bool wait_until(std::chrono::milliseconds limit, const std::function<bool()>& done);

/// Waits until a server answers. Throws Failure, with the end of its log, when it ends before, or is too
/// late.
void wait_ready(const Daemon& daemon, std::chrono::milliseconds limit, const std::function<bool()>& ready);

}  // namespace drctl::sandbox
