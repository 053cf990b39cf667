#include "testing/scripted_operator.hpp"

#include <algorithm>
#include <array>

namespace drctl {

namespace {

const Signature signature{"the test", "written in the test", "the test says so"};

/// The answer that the word stands for: the reader has let no other one in.
template <class Answer, std::size_t count>
Answer answer_of(const std::array<std::string_view, count>& words, std::string_view word) {
  return static_cast<Answer>(std::ranges::find(words, word) - words.begin());
}

}  // namespace

const StepScript* ScriptedOperator::script(const std::string& step) const {
  const auto found = scripts_.find(step);
  return found == scripts_.end() ? nullptr : &found->second;
}

std::optional<Signed<GateAnswer>> ScriptedOperator::gate(const GateQuestion& question) {
  const auto* said = script(question.gate.step);
  if (said == nullptr || !said->gate) return Signed<GateAnswer>{GateAnswer::approve, signature};
  return Signed<GateAnswer>{answer_of<GateAnswer>(gate_words, said->gate->text), signature};
}

std::optional<Signed<std::string>> ScriptedOperator::choice(const ChoiceQuestion& question) {
  const auto* said = script(question.step);
  if (said == nullptr || !said->choose || said->choose->text.empty()) return std::nullopt;
  return Signed<std::string>{said->choose->text, signature};
}

std::optional<Signed<FailureAnswer>> ScriptedOperator::failure(const FailureQuestion& question) {
  const auto* said = script(question.step);
  const auto asked = failures_[question.step]++;
  if (said == nullptr || asked >= said->after_failure.size()) return std::nullopt;
  const auto& word = said->after_failure[asked].text;
  return Signed<FailureAnswer>{answer_of<FailureAnswer>(failure_words, word), signature};
}

std::optional<Signed<UnknownAnswer>> ScriptedOperator::unknown(const UnknownQuestion&) {
  return std::nullopt;  // a test is never killed in the middle of a step
}

}  // namespace drctl
