#include "report/message.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace drctl {

void print_error(std::string_view message, std::string_view help) {
  fmt::print(stderr, "error: {}\n", message);
  if (!help.empty()) fmt::print(stderr, "  help: {}\n", help);
}

}  // namespace drctl
