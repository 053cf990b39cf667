#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace drctl::sandbox {

/// One field of a GraphQL selection set, with its own selection set if it has one.
struct Field {
  std::string name;
  std::vector<Field> selection;
};

/// Reads `{ a b { c } }`, with or without `query NAME` before it; throws Failure with GraphQL's words.
std::vector<Field> parse_selection(std::string_view query);

}  // namespace drctl::sandbox
