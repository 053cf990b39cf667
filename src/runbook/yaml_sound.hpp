#pragma once

#include <memory>
#include <optional>

#include "runbook/yaml.hpp"

namespace drctl {

/// Reads a document in which nothing is wrong, by libyaml: seven times as fast as yaml-cpp. Nothing when
/// anything is to be told of it, or when the two might differ about it: yaml-cpp then reads it again, keeps
/// what stands before an error, and says where it is.
std::optional<YamlDocument> read_sound_yaml(const std::shared_ptr<const Source>& source);

}  // namespace drctl
