#pragma once

#include <memory>

#include "runbook/yaml.hpp"

namespace drctl {

/// Reads a document by yaml-cpp: whatever of it can be read, and what is wrong with it.
YamlDocument read_yaml_in_part(const std::shared_ptr<const Source>& source);

}  // namespace drctl
