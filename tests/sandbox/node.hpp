#pragma once
#include <string>

namespace drctl::sandbox {

/// The Node object with which a kubelet registers its node, as a YAML document.
std::string node_manifest(const std::string& name);

}  // namespace drctl::sandbox
