#include "report/validation.hpp"

#include <algorithm>

namespace drctl {

std::size_t Validation::count(Severity severity) const {
  std::size_t count = 0;
  for (const auto& file : files)
    count += static_cast<std::size_t>(std::ranges::count(file.findings, severity, &Diagnostic::severity));
  return count;
}

std::size_t Validation::invalid_files() const {
  return static_cast<std::size_t>(std::ranges::count(files, false, &ValidatedFile::valid));
}

std::size_t Validation::files_with_findings() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      files, [](const ValidatedFile& file) { return !file.valid || !file.findings.empty(); }));
}

}  // namespace drctl
