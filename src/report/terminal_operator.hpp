#pragma once

#include <functional>
#include <string>

#include "drctl/manual_work.hpp"
#include "engine/operator.hpp"
#include "report/line_input.hpp"
#include "report/screen.hpp"

namespace drctl {

/// The person at the terminal. Ctrl-C, end of input and a lost terminal all mean: stop, to be resumed.
class TerminalOperator final : public Operator, public ManualWork {
 public:
  /// `by` signs every answer: user@host, or the name given with --operator. Both references must outlive it.
  TerminalOperator(Screen& screen, LineInput& input, std::string by);

  std::optional<Signed<GateAnswer>> gate(const GateOpened& gate) override;
  std::optional<Signed<std::string>> choice(const ChoiceQuestion& question) override;
  std::optional<Signed<FailureAnswer>> failure(const FailureQuestion& question) override;
  std::optional<Signed<UnknownAnswer>> unknown(const UnknownQuestion& question) override;
  std::optional<ManualReport> ask(const std::string& instructions,
                                  const std::vector<Question>& questions) override;

 private:
  InputLine prompt(const std::string& text);
  std::optional<std::string> reason_for(const std::string& what);
  std::optional<std::map<std::string, std::string>> values_for(const std::vector<Question>& questions);
  Signature signature(std::string reason = {}) const;

  Screen& screen_;
  LineInput& input_;
  std::string by_;
};

}  // namespace drctl
