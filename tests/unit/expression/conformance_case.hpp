#pragma once

#include <optional>
#include <string>
#include <vector>

#include "expression/expression.hpp"

namespace drctl::expression {

// One case of CEL's official suite (google/cel-spec, tests/simple), read from its JSON form.
struct ConformanceCase {
  std::string name;  // "file/section/test"
  std::string text;
  std::string container;
  bool check = true, macros = true;
  Declarations declarations;
  Bindings bindings;
  std::optional<Value> value;  // nullopt: the evaluation must fail
};

// The folder DRCTL_CEL_CASES, or the copy in this repository.
std::string conformance_folder();

// All cases of a folder's files, in the order of their names. Throws on what is no such file: a test that
// can't read its cases must fail.
std::vector<ConformanceCase> read_conformance_cases(const std::string& folder);

// Why the case fails; nullopt when it passes.
std::optional<std::string> failure_of(const ConformanceCase& test);

}  // namespace drctl::expression
