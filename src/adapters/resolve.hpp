#pragma once

#include <expected>
#include <string>
#include <variant>
#include <vector>

#include "adapters/wait_for.hpp"

namespace drctl {

/// The numeric addresses of `host`, at least one; an address is its own. Fails with the resolver's words, or
/// with the limit that was met: the resolver itself can't be stopped, so it runs in a thread of its own and
/// is left behind. With a `name_server` that one is asked, and nobody else: see name_server.hpp.
std::expected<std::vector<std::string>, std::variant<std::string, Woken>> resolve(
    const std::string& host, const Limits& limits, const std::string& name_server = "");

}  // namespace drctl
