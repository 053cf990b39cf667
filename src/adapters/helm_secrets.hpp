#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "adapters/helm_effect.hpp"

namespace drctl {

/// Whether what the command prints may be manifests or values, which hold secrets: it is shown only after it
/// was gone through, not while it comes.
bool prints_release(const HelmWords& words);

/// The text without Secrets: a YAML document of kind Secret is "# a Secret, withheld", and a line whose key
/// names a secret ("password: ...") has no value.
std::string without_release_secrets(std::string_view text);

/// The same of what `-o json` prints: manifests are withheld whole, values under secret names, too.
void withhold_release_secrets(nlohmann::json& json);

}  // namespace drctl
