#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "drctl/diagnostic.hpp"

/// What `drctl validate` found, and how programs are told: docs/validate.md. None of these has colours; what
/// comes from files is shown without control characters. Columns of GitHub and SARIF count characters, those
/// of JSON bytes, as on the screen.
namespace drctl {

/// One file, or what was named and is none.
struct ValidatedFile {
  std::string path;
  std::string kind;        ///< "runbook" or "environment"; empty when there is no such file
  std::string summary;     ///< "24 steps"; of a file that is well
  bool valid = true;       ///< no error in it, nor in what it includes
  Diagnostics findings{};  ///< what no file before it has told already
};

struct Validation {
  std::vector<ValidatedFile> files;

  std::size_t count(Severity severity) const;
  std::size_t invalid_files() const;
  std::size_t files_with_findings() const;  ///< or not valid
};

/// An object with the files and a list of all findings.
std::string validation_json(const Validation& validation);
/// Workflow commands that annotate a change: "::error file=a.yaml,line=3,col=5::...".
std::string validation_github(const Validation& validation);
/// JUnit's XML: a test suite a file, a test case a finding.
std::string validation_junit(const Validation& validation);
/// SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. `version` is drctl's own.
std::string validation_sarif(const Validation& validation, const std::string& version);

}  // namespace drctl
