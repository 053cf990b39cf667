#include "faults/chosen_calls.hpp"

#include <cstdlib>
#include <iostream>
#include <random>

#include "faults/trial.hpp"
#include "sandbox/failure.hpp"

namespace drctl::faults {

bool is_long() {
  const char* runs = std::getenv("DRCTL_CRASH_RUNS");
  return runs != nullptr && std::string_view(runs) == "all";
}

unsigned seed() {
  const char* given = std::getenv("DRCTL_CRASH_SEED");
  const auto number = given ? static_cast<unsigned>(std::stoul(given)) : std::random_device{}();
  std::cout << "DRCTL_CRASH_SEED=" << number << '\n';
  return number;
}

std::vector<SystemCall> calls_of_a_run(const Ledger& ledger, const LongRunbook& runbook) {
  Trial trial(ledger, runbook);
  if (trial.run() != 0) throw sandbox::Failure(trial.output());
  return system_calls_in(trial.trace(), trial.desk().state());
}

std::vector<SystemCall> sample(const std::vector<SystemCall>& calls, std::size_t count) {
  if (is_long() || calls.size() <= count) return calls;
  std::vector<SystemCall> chosen;
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(calls[i * calls.size() / count]);
  return chosen;
}

}  // namespace drctl::faults
