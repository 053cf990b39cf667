#include "report/preset_operator.hpp"

#include <fmt/format.h>

#include "support/contains.hpp"

namespace drctl {

PresetOperator::PresetOperator(Preset preset, std::string by, Operator* next)
    : PassingOperator(next), preset_(std::move(preset)), by_(std::move(by)) {}

Signature PresetOperator::signature(const std::string& how, std::string reason) const {
  return {by_, how, std::move(reason)};
}

std::optional<Signed<GateAnswer>> PresetOperator::gate(const GateQuestion& question) {
  const auto& gate = question.gate;
  if (const auto skip = preset_.skip.find(gate.step); skip != preset_.skip.end())
    return Signed{GateAnswer::skip, signature("--skip " + gate.step, skip->second)};
  // Used up: a step that failed needs a new word, the old one was given before anybody knew.
  if (!contains(gate.approved_by, by_) && preset_.approve.erase(gate.step) > 0)
    return Signed{GateAnswer::approve, signature("--approve " + gate.step)};
  if (preset_.done.erase(gate.step) > 0) return Signed{GateAnswer::by_hand, signature("--done " + gate.step)};
  return PassingOperator::gate(question);
}

std::optional<Signed<std::string>> PresetOperator::choice(const ChoiceQuestion& question) {
  if (const auto chosen = preset_.choose.find(question.step); chosen != preset_.choose.end())
    return Signed{chosen->second, signature(fmt::format("--choose {}={}", question.step, chosen->second))};
  return PassingOperator::choice(question);
}

std::optional<Signed<FailureAnswer>> PresetOperator::failure(const FailureQuestion& question) {
  // Once each: a step that fails again is not tried for ever.
  if (preset_.retry.erase(question.step) > 0)
    return Signed{FailureAnswer::retry, signature("--retry " + question.step)};
  if (preset_.done.erase(question.step) > 0)
    return Signed{FailureAnswer::by_hand, signature("--done " + question.step)};
  if (const auto skip = preset_.skip.find(question.step); skip != preset_.skip.end())
    return Signed{FailureAnswer::skip, signature("--skip " + question.step, skip->second)};
  return PassingOperator::failure(question);
}

std::optional<Signed<UnknownAnswer>> PresetOperator::unknown(const UnknownQuestion& question) {
  if (preset_.done.erase(question.step) > 0)
    return Signed{UnknownAnswer::done, signature("--done " + question.step)};
  if (preset_.again.erase(question.step) > 0)
    return Signed{UnknownAnswer::again, signature("--again " + question.step)};
  return PassingOperator::unknown(question);
}

}  // namespace drctl
