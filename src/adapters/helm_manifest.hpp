#pragma once

#include <map>
#include <string>
#include <string_view>

namespace drctl {

/// The objects of a release: the text of each by its kind and name, "Deployment web", or "Deployment
/// other/web" where the manifest names a namespace.
using HelmObjects = std::map<std::string, std::string>;

/// Takes a manifest as helm prints it apart: YAML documents with '---' between them. Documents that are no
/// object with a name are left out.
HelmObjects objects_of(std::string_view manifest);

/// What becomes of the objects when `before` makes place for `after`, a line each, the first twenty:
/// "Deployment web: changed". No value of a manifest is in it. Whatever helm is told to keep is said to stay.
std::string helm_changes(const HelmObjects& before, const HelmObjects& after);

}  // namespace drctl
