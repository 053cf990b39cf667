#pragma once

#include <cstddef>

namespace drctl::expression {

// A place in an expression's text, in bytes.
struct Span {
  std::size_t offset = 0;
  std::size_t length = 0;

  std::size_t end() const { return offset + length; }
};

// From the beginning of the first to the end of the last.
inline Span cover(const Span& first, const Span& last) { return {first.offset, last.end() - first.offset}; }

}  // namespace drctl::expression
