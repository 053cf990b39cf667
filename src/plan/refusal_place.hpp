#pragma once

#include <string_view>

#include "runbook/runbook.hpp"

namespace drctl {

/// Where in the call the refusal `message` points: at the word that it quotes with `...`, else at the value
/// of a call that has only one, else at the call.
Place refusal_place(const CallText& call, std::string_view message);

}  // namespace drctl
