#pragma once

#include <cstddef>
#include <string_view>

namespace drctl {

/// The bytes of the prompt that a line of a terminal begins with: "$ ", "root@db:~# ", "[me@db ~]$ ",
/// "PS C:\> "; 0 where it has none. A bare "# " is left out: in a script it begins a comment.
std::size_t prompt_size(std::string_view line);

}  // namespace drctl
