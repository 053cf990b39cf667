#pragma once

#include <span>
#include <string_view>

#include "drctl/diagnostic.hpp"

namespace drctl {

/// What a finding's code stands for. A code keeps its meaning forever.
struct CodeRow {
  std::string_view code;
  Severity severity;
  std::string_view summary;      ///< one line
  std::string_view explanation;  ///< why it is found, and what to do
  std::string_view example{};    ///< of what is found, and better; or empty
};

/// Every code there is.
std::span<const CodeRow> codes_table();

namespace codes {
inline constexpr std::string_view file = "E01", language = "E02", expression = "E03", fit = "E04",
                                  include = "E05", refused = "E06";
inline constexpr std::string_view unused_variable = "W01", unused_capture = "W02",
                                  until_without_timeout = "W03", unverified = "W04", blind_retries = "W05",
                                  needless_shell = "W06", longer_than_rto = "W07", pasted_into_shell = "W08";
}  // namespace codes

}  // namespace drctl
