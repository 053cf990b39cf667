#pragma once

#include <expected>
#include <string>

#include "runbook/runbook.hpp"

namespace drctl {

/// The text of the target's file with `identity` written at the target, in place of another one or right
/// behind its kind; nothing else changes, comments stay. Fails when the place can't be told for sure: what to
/// write by hand.
std::expected<std::string, std::string> with_identity(const TargetBinding& target,
                                                      const std::string& identity);

}  // namespace drctl
