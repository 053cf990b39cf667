#include "report/message.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace drctl {

void print_message(std::string_view text) {
  [[maybe_unused]] const auto ignored = std::fwrite(text.data(), 1, text.size(), stderr);
}

void print_error(std::string_view message, std::string_view help) {
  print_message(fmt::format("error: {}\n", message));
  if (!help.empty()) print_message(fmt::format("  help: {}\n", help));
}

}  // namespace drctl
