#pragma once

#include <string_view>

namespace drctl {

/// One error on stderr, with the next step: "error: ...\n  help: ...\n". An empty help is left out.
void print_error(std::string_view message, std::string_view help = {});

}  // namespace drctl
