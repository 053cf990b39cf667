#include "report/head_text.hpp"

#include <fmt/format.h>

#include "report/gate_text.hpp"
#include "report/plain_text.hpp"
#include "support/in_lines.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

std::string runbook_text(const RunStarted& start) {
  auto text = start.runbook;
  if (!start.severity.empty() || !start.impact.empty())
    text += fmt::format(" ({}{}{})", start.severity,
                        start.severity.empty() || start.impact.empty() ? "" : ": ", start.impact);
  return text;
}

std::string targets_text(const RunStarted& start) {
  std::string text;
  if (start.rto_ms > 0) text += "RTO " + to_words(std::chrono::milliseconds{start.rto_ms});
  if (start.rpo_ms >= 0)
    text += (text.empty() ? "RPO " : ", RPO ") + rpo_words(std::chrono::milliseconds{start.rpo_ms});
  return text;
}

std::string overrides_text(const RunStarted& start) {
  std::vector<std::string> lines;
  for (const auto& [name, value] : start.overrides) lines.push_back(printable(name + "=" + value));
  return in_lines(lines);
}

std::string who(const Session& session) {
  return session.by.contains('@') || session.host.empty() ? session.by : session.by + "@" + session.host;
}

std::string sessions_text(const RunView& view) {
  std::vector<std::string> lines;
  for (const auto& session : view.sessions)
    lines.push_back(
        fmt::format("{} by {}{}", clock_text(session.at), who(session), lines.empty() ? "" : ", resumed"));
  return in_lines(lines);
}

}  // namespace

std::string clock_text(std::chrono::system_clock::time_point at) {
  const auto text = to_rfc3339(at);
  return text.substr(0, 10) + " " + text.substr(11, 8) + " UTC";
}

std::string head_text(const RunView& view, const std::string& journal, const Style& style) {
  const auto& start = view.start;
  return style.paint(Tone::bold, printable(start.title.empty() ? start.runbook : start.title)) + "\n" +
         labelled_block({{"runbook", runbook_text(start)},
                         {"environment", start.environment},
                         {"targets", in_lines(start.targets)},
                         {"within", targets_text(start)},
                         {"variables", overrides_text(start)},
                         {"run", start.run},
                         {"journal", journal},
                         {"started", sessions_text(view)}},
                        style) +
         "\n";
}

}  // namespace drctl
