#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <vector>

#include "adapters/probe_call.hpp"
#include "adapters/wait_for.hpp"
#include "support/fd.hpp"

namespace drctl {

/// Why a probe ended before it had what it asked for.
struct ProbeFailure {
  End end;
  std::string error;
  std::string help;
};

/// A connection that a port took.
struct ProbeConnection {
  Fd socket;            ///< never blocks
  std::string address;  ///< the one of the host's addresses that answered
  std::chrono::milliseconds duration{0};
};

/// Ended by the operator, or by the deadline while `waiting_for` ("a connection to db:5432") did not come.
ProbeFailure probe_stopped(Woken limit, const std::string& waiting_for);

/// The host's numeric addresses, at least one.
std::expected<std::vector<std::string>, ProbeFailure> probe_name(const ProbeCall& call, const Limits& limits);

/// Connects to the first of the host's addresses that takes it. Each has its share of the time that is left.
std::expected<ProbeConnection, ProbeFailure> probe_port(const ProbeCall& call, const Limits& limits);

}  // namespace drctl
