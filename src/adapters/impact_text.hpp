#pragma once

#include <cstddef>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

/// The words of Adapter::impact that adapters share.
namespace drctl {

/// What an approver should know is not worth more than so many lines.
constexpr std::size_t most_lines_of_impact = 20;

/// "not known: permission denied for table bots"; of several lines the first.
inline std::string not_known(std::string_view why) {
  return "not known: " + std::string(why.substr(0, why.find('\n')));
}

/// The first lines, and how many more there are.
inline std::string few(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines | std::views::take(most_lines_of_impact))
    text += (text.empty() ? "" : "\n") + line;
  if (lines.size() > most_lines_of_impact)
    text += "\n... and " + std::to_string(lines.size() - most_lines_of_impact) + " more";
  return text;
}

}  // namespace drctl
