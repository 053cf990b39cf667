#pragma once
#include <string>

#include "sandbox/sandbox.hpp"

namespace drctl::sandbox {

/// Three ways in which the platform can't be reached from outside, while all of it is well. Each adds the
/// front first where there is none, and returns what a client sees; throws Failure.

/// The certificate has ended.
std::string expire_certificate(Sandbox& sandbox);
/// The platform's name has no address.
std::string lose_record(Sandbox& sandbox);
/// It leads to an address at which nobody listens.
std::string mislead_name(Sandbox& sandbox);

/// What ends them. They do nothing where nothing is wrong; throw Failure.
void renew_certificate(Sandbox& sandbox);
void return_record(Sandbox& sandbox);

}  // namespace drctl::sandbox
