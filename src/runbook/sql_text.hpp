#pragma once

#include "expression/interpolation.hpp"
#include "runbook/findings.hpp"
#include "runbook/source_text.hpp"

namespace drctl {

/// Reports each ${...} that can't become a bound parameter, because it stands inside quotes or a comment of
/// the SQL, and each parameter that the author numbered ($1). PostgreSQL 15, "4.1. Lexical Structure".
void check_sql(const SourceText& text, const expression::Template& sql, Findings& findings);

}  // namespace drctl
