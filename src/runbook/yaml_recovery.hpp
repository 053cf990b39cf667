#pragma once

#include <memory>

#include "runbook/yaml.hpp"

namespace drctl {

/// Reads a document in which something is wrong. What an error of syntax stands in is told and passed over, a
/// step or a variable or what else is an entry of one of the top keys, and what is behind it is read on.
/// Gives up after ten such errors, or when the file is too large to be read that often.
YamlDocument read_yaml_around_slips(const std::shared_ptr<const Source>& source);

}  // namespace drctl
