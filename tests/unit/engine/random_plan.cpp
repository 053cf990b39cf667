#include "unit/engine/random_plan.hpp"

#include <fmt/format.h>

namespace drctl::test {
namespace {

bool chance(std::mt19937& random, unsigned percent) { return random() % 100 < percent; }

template <class T>
T one_of(std::mt19937& random, std::initializer_list<T> choices) {
  return *(choices.begin() + static_cast<std::ptrdiff_t>(random() % choices.size()));
}

std::string random_step(std::mt19937& random, const std::string& id) {
  auto text = fmt::format("{{id: {0}, play: {1} {0}", id, one_of(random, {"read", "change", "destroy"}));
  if (chance(random, 30)) text += fmt::format(", check: {{play: read check-{}, expect: result.done}}", id);
  if (chance(random, 30)) text += ", retries: {attempts: 2}";
  if (chance(random, 30))
    text += fmt::format(", rollback: {{play: {} undo-{}}}", one_of(random, {"change", "destroy"}), id);
  if (chance(random, 40))
    text += fmt::format(", on_failure: {}", one_of(random, {"continue", "rollback", "stop"}));
  if (chance(random, 10)) text += ", when: 1 > 2";
  return text + "}";
}

Outcome random_outcome(std::mt19937& random) {
  if (chance(random, 60)) return {End::succeeded, {{"done", chance(random, 50)}}};
  return {one_of(random, {End::failed, End::timed_out, End::cancelled, End::could_not_start,
                          End::needs_operator, End::cut_off}),
          {},
          "so it ended"};
}

}  // namespace

std::string random_steps(std::mt19937& random) {
  std::string text;
  const int steps = 2 + static_cast<int>(random() % 4);
  for (int i = 0; i < steps; ++i) {
    const auto id = fmt::format("s{}", i);
    if (chance(random, 70))
      text += fmt::format("- {}\n", random_step(random, id));
    else if (chance(random, 50))
      text +=
          fmt::format("- {{id: {0}, parallel: {{max_parallel: 2, fail_fast: {1}, steps: [{2}, {3}]}}}}\n", id,
                      chance(random, 50), random_step(random, id + "a"), random_step(random, id + "b"));
    else
      text += fmt::format("- {{id: {0}, choose: {{a: {{steps: [{1}]}}, b: {{steps: [{2}]}}}}}}\n", id,
                          random_step(random, id + "a"), random_step(random, id + "b"));
  }
  return text;
}

void cast_lots(TestRun& run, std::mt19937& random) {
  run.person.gates.clear(), run.person.failures.clear(), run.person.unknowns.clear(),
      run.person.choices.clear();
  for (const auto& step : run.plan.steps) {
    for (const char* form : {"read {}", "change {}", "destroy {}", "read check-{}"})
      run.play().script[fmt::format(fmt::runtime(form), step.id)] = {random_outcome(random),
                                                                     random_outcome(random)};
    for (int i = 0; i < 2 && chance(random, 70); ++i)
      run.person.gates[step.id].push_back(
          one_of(random, {GateAnswer::approve, GateAnswer::approve, GateAnswer::approve, GateAnswer::skip,
                          GateAnswer::by_hand, GateAnswer::rollback, GateAnswer::stop}));
    for (int i = 0; i < 2 && chance(random, 50); ++i)
      run.person.failures[step.id].push_back(one_of(
          random, {FailureAnswer::retry, FailureAnswer::skip, FailureAnswer::by_hand, FailureAnswer::stop}));
    if (chance(random, 50))
      run.person.unknowns[step.id] =
          one_of(random, {UnknownAnswer::done, UnknownAnswer::again, UnknownAnswer::stop});
    if (chance(random, 80)) run.person.choices[step.id] = one_of<std::string>(random, {"a", "b"});
  }
}

}  // namespace drctl::test
