#pragma once

#include <string>
#include <string_view>

/// What a document tells not to do, and what it only shows. English only.
namespace drctl {

/// The sentence of `text` that holds `code` says not to do it: "Never run `code`", "Old way: `code`",
/// "`code` (deprecated)".
bool is_forbidden(const std::string& code, const std::string& text);

/// What stands below the text is the output of something: "Sample output:".
bool leads_to_output(std::string_view text);

/// What stands below the text, a heading or a line above, is nothing to do: such output, "Do not run this:",
/// "What not to do", "Old way", or text that is struck out.
bool leads_to_nothing(std::string_view text);

}  // namespace drctl
