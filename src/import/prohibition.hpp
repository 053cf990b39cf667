#pragma once

#include <string>

namespace drctl {

/// The sentence of `text` that holds `code` says not to do it: "Never run `code`", "Don't `code` yet".
/// English only.
bool is_forbidden(const std::string& code, const std::string& text);

}  // namespace drctl
