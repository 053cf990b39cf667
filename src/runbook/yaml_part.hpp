#pragma once

#include <memory>
#include <optional>
#include <string>

#include "runbook/yaml.hpp"

namespace drctl {

/// What a parser made of a text.
struct YamlAttempt {
  Yaml root{};
  Diagnostics diagnostics{};         ///< of what it read
  std::optional<Diagnostic> slip{};  ///< the error of syntax that it stopped at: what is behind it is missing
};

/// Reads a text by yaml-cpp. `text` is the source's own, or as long as that, with blanks for what is to be
/// passed over.
YamlAttempt read_yaml_in_part(const std::shared_ptr<const Source>& source, const std::string& text);

}  // namespace drctl
