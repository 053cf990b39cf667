#include "report/runs_text.hpp"

#include <fmt/format.h>

#include "report/head_text.hpp"
#include "report/plain_text.hpp"
#include "report/table.hpp"
#include "support/time_text.hpp"

namespace drctl {

std::string runs_text(const std::vector<RunRow>& rows, const Style& style) {
  if (rows.empty()) return "no run is kept here yet\n";
  Table table({"run", "runbook", "environment", "status", "started", "duration"});
  for (const auto& row : rows)
    table.add({printable(row.id), printable(row.runbook), printable(row.environment), printable(row.status),
               row.started == decltype(row.started){} ? "" : clock_text(row.started),
               to_words(row.duration)});
  std::string text;
  for (const auto& line : table.lines())
    text += style.paint(text.empty() ? Tone::bold : Tone::plain, line) + '\n';
  return text;
}

}  // namespace drctl
