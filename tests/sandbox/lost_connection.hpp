#pragma once
#include <string>

#include "sandbox/sandbox.hpp"

namespace drctl::sandbox {

/// What the secret in the cluster has after stale_password.
constexpr auto password_of_last_year = "the-password-of-last-year";

/// Four ways in which the backend loses its database. Each returns when the backend has noticed, with what
/// it says; throws Failure.

/// The server ends.
std::string stop_database(Sandbox& sandbox);
/// pg_hba.conf rejects the role with which the backend, and drctl, connect.
std::string reject_connections(Sandbox& sandbox);
/// The secret in the cluster has an old password, and the pods were started with it.
std::string stale_password(Sandbox& sandbox);
/// The database's name is gone from the DNS: what the secret calls it has no address, and the pods were
/// started with it. SANDBOX/environment-unknown-name.yaml has the same name.
std::string lose_name(Sandbox& sandbox);

/// What ends them. They do nothing where nothing is wrong; throw Failure.
void start_database(Sandbox& sandbox);
void admit_connections(Sandbox& sandbox);
void right_password(Sandbox& sandbox);
void right_name(Sandbox& sandbox);

}  // namespace drctl::sandbox
