#pragma once

#include <string>

namespace drctl::recovery {

/// What GoogleTest can call a test with this parameter: letters and digits only.
inline std::string parameter_name(std::string name) {
  std::erase(name, '-');
  return name;
}

}  // namespace drctl::recovery
