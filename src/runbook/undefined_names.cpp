#include "runbook/undefined_names.hpp"

#include <fmt/format.h>

#include <map>
#include <string>

#include "support/codes.hpp"

namespace drctl {
namespace {

constexpr std::size_t most_shown = 3;

/// How often the name is used behind the first place, where what is told of it stands in the diagnostics.
struct Uses {
  std::size_t told = 0, others = 0;
};

void tell_of_more(Diagnostic& first, std::size_t others) {
  if (others <= most_shown) return;
  const auto more = others - most_shown;
  first.related.back().message += fmt::format(", and in {} more {}", more, more == 1 ? "place" : "places");
}

}  // namespace

Diagnostics with_undefined_names_once(Diagnostics found) {
  std::map<std::string, Uses> names;
  Diagnostics once;
  for (auto& each : found) {
    const auto [uses, is_new] = names.try_emplace(each.message, Uses{once.size()});
    if (is_new || each.code != codes::undefined_name) {
      once.push_back(std::move(each));
    } else if (++uses->second.others <= most_shown) {
      once[uses->second.told].related.push_back({std::move(each.place), "used here, too"});
    }
  }
  for (const auto& [name, uses] : names) tell_of_more(once[uses.told], uses.others);
  return once;
}

}  // namespace drctl
