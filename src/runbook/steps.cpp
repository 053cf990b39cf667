#include "runbook/steps.hpp"

namespace drctl {
namespace {

void collect(const std::vector<Step>& steps, std::vector<const Step*>& into) {
  for (const auto& step : steps) {
    into.push_back(&step);
    if (const auto* choose = std::get_if<Choose>(&step.action))
      for (const auto& option : choose->options) collect(option.steps, into);
  }
}

}  // namespace

std::vector<const Step*> all_steps(const std::vector<Step>& steps) {
  std::vector<const Step*> all;
  collect(steps, all);
  return all;
}

}  // namespace drctl
