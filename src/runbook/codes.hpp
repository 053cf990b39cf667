#pragma once

#include <string_view>
#include <vector>

#include "drctl/diagnostic.hpp"

namespace drctl {

/// What a finding's code (support/codes.hpp) stands for, out of docs/codes.
struct CodeRow {
  std::string_view code;
  Severity severity;
  std::string_view summary;   ///< one line, without a full stop
  std::string_view markdown;  ///< why it is found and what to do, mostly with an example
};

/// Every code there is, in their order.
const std::vector<CodeRow>& codes_table();

/// The first paragraph of the explanation.
std::string_view first_paragraph(const CodeRow& row);

}  // namespace drctl
