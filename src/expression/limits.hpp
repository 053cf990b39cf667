#pragma once

#include <cstddef>
#include <cstdint>

namespace drctl::expression {

// What one expression may cost. Breaking a limit is an Error, which `&&`, `||` and macros don't absorb.
// The language itself asks for 12 levels and 32 terms at least (cel-spec, langdef.md, "Syntax").
struct Limits {
  std::size_t text_bytes = 64 * 1024;     // of the expression's text
  std::size_t depth = 200;                // levels of nesting, of the text and of the tree it becomes
  std::uint64_t steps = 1'000'000;        // evaluated nodes, compared elements, 64 bytes of scanned text
  std::size_t list_elements = 1'000'000;  // of a list or a map that is made
  std::size_t string_bytes = 16 * 1024 * 1024;  // of a text or bytes that is made
  std::size_t memory_bytes = 64 * 1024 * 1024;  // of everything that one evaluation makes
  std::size_t value_parts = 10'000'000;         // of the result, nested ones included
};

}  // namespace drctl::expression
