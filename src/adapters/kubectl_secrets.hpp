#pragma once

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "adapters/kubectl_words.hpp"

namespace drctl {

/// Where a command's output goes: to the result, in which values are withheld, or to a file, as it is.
enum class KubectlOutput { shown, file, encrypted_file };

/// Refuses commands that would show a Secret's values as text, where they can't be told from the rest, write
/// them into a file in plain, or put them into the process list.
std::expected<void, std::string> check_secret_output(const KubectlWords& words, KubectlOutput output);

/// Replaces each value of the `data` and `stringData` of every Secret in the JSON, and the annotation in
/// which `kubectl apply` keeps a copy, by "[withheld]". True when there was one.
bool withhold_secrets(nlohmann::json& json);

/// The text with "[withheld]" in place of each Secret's manifest in one line of JSON: what `kubectl apply`
/// keeps in an annotation, and `kubectl diff` shows. The rest of such a line goes, too.
std::string without_secret_manifests(std::string_view text);

}  // namespace drctl
