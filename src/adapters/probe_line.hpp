#pragma once

#include <string>

#include "adapters/probe_call.hpp"

namespace drctl {

/// The same question as a command of a shell, for whoever follows a rendered runbook by hand:
/// "nc -vz db.example 5432".
std::string probe_line(const ProbeCall& call);

}  // namespace drctl
