#pragma once

#include "import/calls.hpp"

namespace drctl {

/// `kubectl -n prod get pods -o wide` as `kubectl get pods -n prod -o wide`: kubectl and helm take their
/// flags in either place, drctl behind the verb only. A command that begins with its verb, has none, or has a
/// flag before it that isn't known, is returned as it is.
ShellCommand verb_first(const ShellCommand& command);

}  // namespace drctl
