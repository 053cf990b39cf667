#pragma once

#include "engine/operator.hpp"
#include "testing/scripts.hpp"

namespace drctl {

/// The person of a test: approves every gate unless the test says otherwise, decides and answers as it says;
/// where it says nothing, nobody is there.
class ScriptedOperator final : public Operator {
 public:
  explicit ScriptedOperator(const Scripts& scripts) : scripts_(scripts) {}
  std::optional<Signed<GateAnswer>> gate(const GateQuestion& question) override;
  std::optional<Signed<std::string>> choice(const ChoiceQuestion& question) override;
  std::optional<Signed<FailureAnswer>> failure(const FailureQuestion& question) override;
  std::optional<Signed<UnknownAnswer>> unknown(const UnknownQuestion& question) override;

 private:
  const StepScript* script(const std::string& step) const;
  const Scripts& scripts_;
  std::map<std::string, std::size_t> failures_;  ///< how often each step was asked about
};

}  // namespace drctl
