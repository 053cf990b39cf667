#pragma once

#include "runbook/runbook.hpp"

namespace drctl {

/// How long a wait for a condition may take when the author does not say.
constexpr milliseconds longest_wait{300'000};

/// How long is waited behind the attempt of this number, counted from 1, before jitter makes it shorter.
milliseconds pause_behind(const Retries& retries, int attempt);

}  // namespace drctl
