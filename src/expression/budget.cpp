#include "expression/budget.hpp"

#include <fmt/format.h>

#include <utility>

#include "expression/value.hpp"

namespace drctl::expression {

bool Budget::fail(std::string why) {
  if (!why_) why_ = std::move(why);
  return false;
}

bool Budget::step(std::uint64_t count) {
  if (exhausted()) return false;
  if (count > limits_.steps - steps_)
    return fail(fmt::format("the expression takes more than {} steps", limits_.steps));
  steps_ += count;
  return true;
}

bool Budget::make_text(std::size_t bytes) {
  if (bytes > limits_.string_bytes) {
    return fail(fmt::format("the expression makes a text of more than {} bytes", limits_.string_bytes));
  }
  if (bytes > limits_.memory_bytes - memory_) {
    return fail(fmt::format("the expression takes more than {} bytes of memory", limits_.memory_bytes));
  }
  memory_ += bytes;
  return scan(bytes);
}

bool Budget::make_elements(std::size_t count) {
  if (count > limits_.list_elements) {
    return fail(fmt::format("the expression makes a list of more than {} elements", limits_.list_elements));
  }
  const std::size_t bytes = count * sizeof(Value);
  if (bytes > limits_.memory_bytes - memory_) {
    return fail(fmt::format("the expression takes more than {} bytes of memory", limits_.memory_bytes));
  }
  memory_ += bytes;
  return step();
}

}  // namespace drctl::expression
