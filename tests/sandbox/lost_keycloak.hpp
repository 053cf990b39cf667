#pragma once
#include <string>

#include "sandbox/sandbox.hpp"

namespace drctl::sandbox {

/// Three ways in which nobody can log in any more. Each starts Keycloak first where there is none, and
/// returns what its clients see then; throws Failure.

/// Its process is killed; nothing starts it again but a new pod.
std::string kill_keycloak(Sandbox& sandbox);
/// Its database lets it in no more. Keycloak goes on as if nothing were, until it is asked for a token.
std::string lose_database_of_keycloak(Sandbox& sandbox);
/// Its database is dropped, with every user and permission.
std::string lose_data_of_keycloak(Sandbox& sandbox);

/// Ends the second one.
void return_database_of_keycloak(Sandbox& sandbox);

}  // namespace drctl::sandbox
