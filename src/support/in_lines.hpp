#pragma once

#include <string>
#include <vector>

namespace drctl {

/// The lines as one text, each with its line end.
inline std::string in_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + '\n';
  return text;
}

}  // namespace drctl
