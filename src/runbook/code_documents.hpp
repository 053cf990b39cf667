#pragma once

#include <string_view>
#include <vector>

namespace drctl {

/// The files of docs/codes as they are, in the order of their codes; made by cmake/Codes.cmake.
std::vector<std::string_view> code_documents();

}  // namespace drctl
