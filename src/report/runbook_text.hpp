#pragma once

#include <string>
#include <vector>

#include "report/style.hpp"
#include "runbook/library.hpp"
#include "runbook/lint.hpp"

namespace drctl {

/// One line of `drctl list`.
struct RunbookRow {
  std::string name, severity, title;
};

/// Aligned lines: name, severity, title.
std::string runbooks_text(const std::vector<RunbookRow>& rows, const Style& style);

/// `drctl describe`: what the runbook is for, what it needs, and its steps as a tree with those of its
/// decisions and of what it includes; which change something, and which stop at a gate.
std::string runbook_text(const LoadedRunbook& loaded, const EffectOf& effect_of, const Style& style);

}  // namespace drctl
