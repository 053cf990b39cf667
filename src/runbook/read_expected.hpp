#pragma once

#include "runbook/reader.hpp"
#include "runbook/test_file.hpp"
#include "runbook/yaml.hpp"

namespace drctl {

/// `expect:` of a case.
ExpectedRun read_expected(Reader& reader, const Yaml& yaml);

}  // namespace drctl
