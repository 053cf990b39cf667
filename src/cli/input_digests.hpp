#pragma once

#include <map>
#include <string>
#include <vector>

#include "journal/run_folder.hpp"

namespace drctl {

/// The SHA-256 of the files that a run is started with, by the path of its own copies within the run's
/// folder.
std::map<std::string, std::string> input_digests(const RunInputs& inputs);

/// Which of the copies are not what they were when the run was started.
std::vector<std::string> changed_inputs(const RunFolder& folder,
                                        const std::map<std::string, std::string>& before);

}  // namespace drctl
