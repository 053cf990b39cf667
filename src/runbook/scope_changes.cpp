#include <span>

#include "runbook/scope.hpp"

namespace drctl {

using expression::Type;

void Scope::remember(const std::string& name) {
  if (branches_ == 0) return;
  const auto known = names_.find(name);
  before_.push_back({name, known == names_.end() ? std::nullopt : std::optional(known->second),
                     secrets_.contains(name), items_.contains(name)});
}

void Scope::restore(Known before) {
  const auto& name = before.name;
  if (!before.is_secret) secrets_.erase(name);
  if (!before.is_item) items_.erase(name);
  if (before.type)
    names_[name] = std::move(*before.type);
  else
    names_.erase(name);
}

void Scope::declare(const std::string& name, Type type) {
  remember(name);
  names_[name] = std::move(type);
}

void Scope::forget(const std::string& name) {
  remember(name);
  names_.erase(name);
}

void Scope::declare_item(const std::string& name, Type type) {
  declare(name, std::move(type));
  items_.insert(name);
}

void Scope::declare_secret(const std::string& name) {
  remember(name);
  secrets_.insert(name);
}

expression::Declarations Branch::news() const {
  std::map<std::string, bool> was_known;
  for (const auto& before : std::span(scope_.before_).subspan(begin_))
    was_known.try_emplace(before.name, before.type.has_value());
  expression::Declarations news;
  for (const auto& [name, known] : was_known)
    if (const auto now = scope_.names_.find(name); !known && now != scope_.names_.end()) news.insert(*now);
  return news;
}

Branch::~Branch() {
  --scope_.branches_;
  for (auto& before = scope_.before_; before.size() > begin_; before.pop_back())
    scope_.restore(std::move(before.back()));
}

}  // namespace drctl
