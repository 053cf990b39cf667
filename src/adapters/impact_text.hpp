#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The words of Adapter::impact that adapters share.
namespace drctl {

/// "not known: permission denied for table bots"; of several lines the first.
inline std::string not_known(std::string_view why) {
  return "not known: " + std::string(why.substr(0, why.find('\n')));
}

/// All lines as one text; a gate shows the first of them.
inline std::string one_text(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

}  // namespace drctl
