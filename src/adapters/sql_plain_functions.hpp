#pragma once

#include <string_view>

namespace drctl {

/// Whether `name` is one of PostgreSQL's own everyday functions, which compute a value and do nothing else.
/// What is not on this list may be anybody's function, and do anything.
bool is_plain_function(std::string_view name);

}  // namespace drctl
