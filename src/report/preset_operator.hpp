#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/passing_operator.hpp"
#include "plan/plan.hpp"

namespace drctl {

/// Answers given on the command line, by step id.
struct Preset {
  std::set<std::string> approve, done, again, retry;
  std::map<std::string, std::string> choose;  ///< STEP=OPTION
  std::map<std::string, std::string> skip;    ///< STEP=REASON
  std::set<std::string> expect_new;           ///< targets that were replaced
};

/// Every answer that no question of this plan could take: an unknown step (with the nearest one), a step
/// without a gate, an option that the decision does not have. One line each.
std::vector<std::string> misfits(const Preset& preset, const Plan& plan);

/// Answers what was said in advance; passes every other question on to `next`, or to nobody when that is
/// nullptr.
class PresetOperator final : public PassingOperator {
 public:
  PresetOperator(Preset preset, std::string by, Operator* next);

  std::optional<Signed<GateAnswer>> gate(const GateQuestion& question) override;
  std::optional<Signed<std::string>> choice(const ChoiceQuestion& question) override;
  std::optional<Signed<FailureAnswer>> failure(const FailureQuestion& question) override;
  std::optional<Signed<UnknownAnswer>> unknown(const UnknownQuestion& question) override;

 private:
  Signature signature(const std::string& how, std::string reason = {}) const;

  Preset preset_;
  std::string by_;
};

}  // namespace drctl
