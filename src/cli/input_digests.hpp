#pragma once

#include <map>
#include <string>
#include <vector>

#include "journal/run_folder.hpp"

namespace drctl {

/// The SHA-256 of the run's own copies of its runbooks and environment, by path within the folder.
std::map<std::string, std::string> input_digests(const RunFolder& folder);

/// Which of them are not what they were when the run was started.
std::vector<std::string> changed_inputs(const RunFolder& folder,
                                        const std::map<std::string, std::string>& before);

}  // namespace drctl
