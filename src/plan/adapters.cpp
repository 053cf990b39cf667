#include "plan/adapters.hpp"

namespace drctl {

Adapters::Adapters(const std::vector<AdapterRow>& rows, const Doors& doors) {
  for (const auto& row : rows) entries_.emplace(row.spec.name, Entry{&row.spec, row.make(doors)});
}

Adapter* Adapters::find(std::string_view name) const {
  auto it = entries_.find(name);
  return it == entries_.end() ? nullptr : it->second.adapter.get();
}

const AdapterSpec* Adapters::spec(std::string_view name) const {
  auto it = entries_.find(name);
  return it == entries_.end() ? nullptr : it->second.spec;
}

}  // namespace drctl
