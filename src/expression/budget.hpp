#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "expression/limits.hpp"

namespace drctl::expression {

// What one evaluation may still spend. Once it is exhausted it stays so, and the evaluation fails with why().
class Budget {
 public:
  explicit Budget(const Limits& limits) : limits_(limits) {}

  // Each: whether that much was left.
  bool step(std::uint64_t count = 1);
  bool scan(std::size_t bytes) { return step(1 + bytes / 64); }
  bool make_text(std::size_t bytes);
  bool make_elements(std::size_t count);

  bool exhausted() const { return why_.has_value(); }
  const std::string& why() const { return *why_; }
  const Limits& limits() const { return limits_; }

 private:
  bool fail(std::string why);

  Limits limits_;
  std::uint64_t steps_ = 0;
  std::size_t memory_ = 0;
  std::optional<std::string> why_;
};

}  // namespace drctl::expression
