#pragma once

#include <map>
#include <string>

#include "drctl/manual_work.hpp"
#include "engine/operator.hpp"
#include "report/gate_choices.hpp"
#include "report/prompt.hpp"

namespace drctl {

/// The person at the terminal. Ctrl-C, end of input and a lost terminal all mean: stop, to be resumed.
class TerminalOperator final : public Operator, public ManualWork {
 public:
  /// `by` signs every answer: user@host, or the name given with --operator. Both references must outlive it.
  TerminalOperator(Screen& screen, LineInput& input, std::string by);

  std::optional<Signed<GateAnswer>> gate(const GateQuestion& question) override;
  std::optional<Signed<std::string>> choice(const ChoiceQuestion& question) override;
  std::optional<Signed<FailureAnswer>> failure(const FailureQuestion& question) override;
  std::optional<Signed<UnknownAnswer>> unknown(const UnknownQuestion& question) override;
  std::optional<ManualReport> ask(const std::string& instructions,
                                  const std::vector<Question>& questions) override;

 private:
  Signed<GateAnswer> wait_for_another(const GateOpened& gate);
  void begin_question(const std::string& heading, std::optional<std::chrono::milliseconds> patience = {});
  Signed<GateAnswer> not_answered(const GateOpened& gate) const;
  std::optional<Signed<GateAnswer>> chosen(const GateChoice& choice, const GateQuestion& question);
  Signature signature(std::string reason = {}) const;
  std::optional<Signature> reasoned(const std::string& question);
  void show_by_hand(const std::string& instructions);
  ManualReport take_values(const std::vector<Question>& questions);
  ManualReport take_failure();

  Screen& screen_;
  LineInput& input_;
  Prompt prompt_;
  std::string by_;
};

}  // namespace drctl
