#include "runbook/captured.hpp"

#include <algorithm>

namespace drctl {

void Captured::add(const Step& step, const Capture& capture) {
  by_name_[capture.name.text].push_back(made_.size());
  made_.push_back({&step, &capture});
}

void Captured::come_into_doubt(std::size_t begin, std::size_t end, const Doubt& doubt) {
  for (auto at = begin; at < end; ++at) made_[at].doubts.push_back(doubt);
}

void Captured::come_into_doubt_by_failure(std::size_t begin, const Step& step) {
  for (auto at = begin; at < made_.size() && made_[at].step == &step; ++at)
    for (const auto& doubt : doubts_of_failure(step, *made_[at].capture)) made_[at].doubts.push_back(doubt);
}

void Captured::hide(std::size_t begin, bool is_hidden) {
  for (auto at = begin; at < made_.size(); ++at) made_[at].is_hidden = is_hidden;
}

std::set<std::string> Captured::sources_of(const std::string& name) const {
  std::set<std::string> sources;
  if (const auto numbers = by_name_.find(name); numbers != by_name_.end())
    for (const auto number : numbers->second) {
      const auto& names = made_[number].capture->value.expression.names();
      sources.insert(names.begin(), names.end());
    }
  return sources;
}

const Doubt* Captured::open_doubt(const std::string& name,
                                  const std::function<bool(const std::set<std::string>&)>& is_asked) const {
  const auto numbers = by_name_.find(name);
  if (numbers == by_name_.end() || name == recovery_point) return nullptr;
  for (const auto number : numbers->second) {
    const auto& [step, capture, doubts, is_hidden] = made_[number];
    const auto open = std::ranges::find_if_not(doubts, is_asked, &Doubt::told_by);
    if (!is_hidden && open != doubts.end()) return &*open;
  }
  return nullptr;
}

}  // namespace drctl
