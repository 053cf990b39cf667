#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/problem.hpp"

namespace drctl {

/// {"k": "v"} of {"k=v"}; `option` is what the words were given to, for the message: "--var".
OrProblem<std::map<std::string, std::string>> pairs(const std::vector<std::string>& words, const char* option,
                                                    const char* example);

}  // namespace drctl
