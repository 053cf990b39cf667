#pragma once
#include <stdexcept>

namespace drctl::sandbox {

/// What went wrong while a sandbox was made, used or taken down; its text is for people and says the next
/// step. The sandbox throws: its classes are servers that either run or do not exist.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace drctl::sandbox
