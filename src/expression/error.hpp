#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace drctl::expression {

// What is wrong with an expression, and where: byte offsets into its text.
struct Error {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string message;      // what was expected and what was found, without a full stop
  std::string help;         // the next step, or empty
  std::string_view code{};  // of what is found before it is evaluated

  friend bool operator==(const Error&, const Error&) = default;
};

}  // namespace drctl::expression
