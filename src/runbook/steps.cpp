#include "runbook/steps.hpp"

namespace drctl {
namespace {

void collect(const std::vector<Step>& steps, std::vector<const Step*>& into) {
  for (const auto& step : steps) {
    into.push_back(&step);
    for (const auto* inner : inner_lists(step)) collect(*inner, into);
  }
}

}  // namespace

std::vector<const std::vector<Step>*> inner_lists(const Step& step) {
  std::vector<const std::vector<Step>*> lists;
  if (const auto* choose = std::get_if<Choose>(&step.action))
    for (const auto& option : choose->options) lists.push_back(&option.steps);
  if (const auto* loop = std::get_if<ForEach>(&step.action)) lists.push_back(&loop->steps);
  if (const auto* group = std::get_if<Parallel>(&step.action)) lists.push_back(&group->steps);
  return lists;
}

std::vector<const Step*> all_steps(const std::vector<Step>& steps) {
  std::vector<const Step*> all;
  collect(steps, all);
  return all;
}

}  // namespace drctl
