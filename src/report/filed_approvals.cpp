#include "report/filed_approvals.hpp"

#include "journal/approvals.hpp"
#include "support/contains.hpp"

namespace drctl {

std::optional<Signed<GateAnswer>> FiledApprovals::filed(const GateOpened& gate) const {
  for (const auto& approval : approvals_in(folder_)) {
    if (approval.step != gate.step || approval.digest != gate.digest ||
        contains(gate.approved_by, approval.by))
      continue;
    forget_approval(folder_, approval);
    return Signed{GateAnswer::approve, Signature{approval.by, "drctl approve, " + approval.at, ""}};
  }
  return std::nullopt;
}

std::optional<Signed<GateAnswer>> FiledApprovals::gate(const GateQuestion& question) {
  const auto& gate = question.gate;
  for (;;) {
    if (auto answer = filed(gate)) return answer;
    auto answer = PassingOperator::gate(question);
    if (answer && answer->answer == GateAnswer::expire)  // while nobody looked, somebody may have approved it
      return filed(gate).value_or(*answer);
    const bool again =
        answer && answer->answer == GateAnswer::approve && contains(gate.approved_by, answer->signature.by);
    if (!again) return answer;
  }
}

namespace {

/// The gate goes on waiting, or can still be approved for a resume.
bool stays_open(const GateOpened& gate, GateAnswer answer) {
  const bool wants_another = gate.approved_by.size() + 1 < static_cast<std::size_t>(gate.approvers);
  return answer == GateAnswer::expire || (answer == GateAnswer::approve && wants_another);
}

}  // namespace

/// Before the answer is recorded: a crash in between costs an approval, and never uses one twice.
std::optional<Signed<GateAnswer>> SpentApprovals::gate(const GateQuestion& question) {
  auto answer = PassingOperator::gate(question);
  if (!answer || stays_open(question.gate, answer->answer)) return answer;
  for (const auto& approval : approvals_in(folder_))
    if (approval.step == question.gate.step) forget_approval(folder_, approval);
  return answer;
}

}  // namespace drctl
