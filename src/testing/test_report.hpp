#pragma once

#include <string>
#include <vector>

#include "drctl/diagnostic.hpp"
#include "plan/adapters.hpp"
#include "testing/coverage.hpp"
#include "testing/subject.hpp"

namespace drctl {

struct CaseReport {
  std::string name, title;
  std::size_t steps = 0;  ///< carried out
  Diagnostics findings;   ///< empty: as expected
};

/// What came of one test file.
struct TestReport {
  std::string path, runbook;
  Diagnostics broken;  ///< why it could not be played: then there are no cases
  std::vector<CaseReport> cases;
  Coverage coverage;

  std::size_t failures() const;
};

/// Reads the test in `file` and plays each of its cases. A case that does not fit its runbook makes the test
/// a broken one. Touches no system.
TestReport run_test(const std::filesystem::path& file, std::span<const AdapterSpec> specs,
                    const Adapters& adapters);

/// What is wrong with the test in `file`, without playing it.
Diagnostics check_test(const std::filesystem::path& file, std::span<const AdapterSpec> specs,
                       const Adapters& adapters);

}  // namespace drctl
