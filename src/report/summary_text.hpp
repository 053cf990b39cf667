#pragma once

#include <string>

#include "report/run_view.hpp"
#include "report/style.hpp"

namespace drctl {

/// Where the record of a run lies; empty parts are left out.
struct RecordPlaces {
  std::string journal, report;
  std::string seal;  ///< the hash of the journal's last line
};

/// The end of a session: outcome, counts, RTO and RPO achieved against target, where the record lies and what
/// to do next.
std::string summary_text(const RunView& view, const RecordPlaces& places, const Style& style);

/// "4 min 12 s of 1 h: met", "... so far"; without a target only the time. Empty RPO: no recovery point is
/// known.
std::string rto_text(const RunView& view);
std::string rpo_text(const RunView& view);

}  // namespace drctl
