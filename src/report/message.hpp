#pragma once

#include <string_view>

namespace drctl {

/// Writes to stderr. What can't be written there is dropped: a reader that has gone away stops nothing.
void print_message(std::string_view text);

/// One error on stderr, with the next step: "error: ...\n  help: ...\n". An empty help is left out.
void print_error(std::string_view message, std::string_view help = {});

}  // namespace drctl
