#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The words of Adapter::impact that adapters share.
namespace drctl {

/// What an approver should know is not worth more than so many lines.
constexpr std::size_t most_lines_of_impact = 20;

/// "not known: permission denied for table bots"; of several lines the first.
inline std::string not_known(std::string_view why) {
  return "not known: " + std::string(why.substr(0, why.find('\n')));
}

}  // namespace drctl
