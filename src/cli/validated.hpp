#pragma once

#include <string>
#include <vector>

#include "report/validation.hpp"

namespace drctl {

enum class Warnings { allowed, denied };  ///< denied: each is an error

/// Reads and checks every file that the words stand for: files, folders (every .yaml file below), names of
/// runbooks. A word that stands for nothing is a file with one finding. What an included runbook has wrong is
/// told once, where it is met first.
Validation validate_all(const std::vector<std::string>& words, Warnings warnings);

}  // namespace drctl
