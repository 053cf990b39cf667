#include "report/gate_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/plain_text.hpp"
#include "support/time_text.hpp"

namespace drctl {

std::string labelled_block(const std::vector<std::pair<std::string, std::string>>& rows, const Style& style) {
  std::size_t width = 0;
  for (const auto& [label, text] : rows)
    if (!text.empty()) width = std::max(width, label.size());
  std::string block;
  for (const auto& [label, text] : rows) {
    auto head = style.paint(Tone::dim, padded(label, width));
    for (const auto& line : printable_lines(text)) {
      block += fmt::format("  {}  {}\n", head, line);
      head = std::string(width, ' ');
    }
  }
  return block;
}

namespace {

std::string approvals_text(const GateOpened& gate) {
  if (gate.approvers < 2) return "";
  if (gate.approved_by.empty()) return fmt::format("{} different people are needed", gate.approvers);
  return fmt::format("{} of {}, by {}", gate.approved_by.size(), gate.approvers,
                     fmt::join(gate.approved_by, ", "));
}

std::string wait_text(const GateOpened& gate) {
  if (gate.wait_ms == 0) return "";
  return fmt::format("{} for an answer, then {}", to_words(std::chrono::milliseconds{gate.wait_ms}),
                     gate.unanswered == "fail" ? "the step has failed" : "the run is parked, to be resumed");
}

}  // namespace

std::string gate_text(const GateOpened& gate, const Style& style) {
  const bool destructive = gate.effect == "destructive";
  auto text =
      fmt::format("\n{} {}\n", style.paint(destructive ? Tone::bad : Tone::warning, "approval needed:"),
                  style.paint(Tone::bold, printable(gate.title)));
  return text + labelled_block({{"step", gate.step},
                                {"target", gate.target},
                                {"command", gate.command},
                                {"effect", gate.effect + (gate.reason.empty() ? "" : ": " + gate.reason)},
                                {"would change", gate.change},
                                {"consequence", gate.consequence == gate.reason ? "" : gate.consequence},
                                {"rollback", gate.rollback},
                                {"approvals", approvals_text(gate)},
                                {"waits", wait_text(gate)}},
                               style);
}

}  // namespace drctl
