#pragma once

#include "report/summary_text.hpp"

namespace drctl {

/// `drctl show`: the whole run as text: its head, each step, each answer, the summary.
std::string show_text(const RunView& view, const RecordPlaces& places, const Style& style);

}  // namespace drctl
