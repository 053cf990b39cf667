#include "runbook/lint.hpp"

namespace drctl {

Diagnostics lint(const Linted& linted) {
  Findings findings;
  lint_names(linted, findings);
  lint_paths(linted, findings);
  lint_waits(linted, findings);
  lint_changes(linted, findings);
  lint_shells(linted, findings);
  lint_kubectl(linted, findings);
  lint_secrets(linted, findings);
  lint_missing(linted, findings);
  return findings.take();
}

}  // namespace drctl
