#pragma once
#include <string>

#include "sandbox/sandbox.hpp"

namespace drctl::sandbox {

/// Three ways in which the backend loses its database. Each returns when the backend has noticed, with what
/// it says; throws Failure.

/// The server ends.
std::string stop_database(Sandbox& sandbox);
/// pg_hba.conf rejects the role with which the backend, and drctl, connect.
std::string reject_connections(Sandbox& sandbox);
/// The secret in the cluster has an old password, and the pods were started with it.
std::string stale_password(Sandbox& sandbox);

/// What ends them. They do nothing where nothing is wrong; throw Failure.
void start_database(Sandbox& sandbox);
void admit_connections(Sandbox& sandbox);
void right_password(Sandbox& sandbox);

}  // namespace drctl::sandbox
