#pragma once

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "adapters/kubectl_words.hpp"

namespace drctl {

/// Refuses commands that would show a Secret's values as text, where they can't be told from the rest, or put
/// them into the process list.
std::expected<void, std::string> check_secret_output(const KubectlWords& words);

/// Replaces each value of the `data` and `stringData` of every Secret in the JSON, and the annotation in
/// which `kubectl apply` keeps a copy, by "[withheld]". True when there was one.
bool withhold_secrets(nlohmann::json& json);

}  // namespace drctl
