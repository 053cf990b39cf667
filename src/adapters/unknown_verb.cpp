#include "adapters/unknown_verb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "support/edit_distance.hpp"

namespace drctl {

std::string unknown_verb(std::string_view program, const KubectlWords& words,
                         std::span<const std::string_view> verbs) {
  const auto group = std::string(words.word(0)) + " ";
  const bool is_group = std::ranges::any_of(verbs, [&](auto verb) { return verb.starts_with(group); });
  const auto said = words.first(is_group && !words.word(1).empty() ? 2 : 1);
  std::vector<std::string> candidates;
  for (const auto verb : verbs)
    if (!is_group)
      candidates.emplace_back(verb.substr(0, verb.find(' ')));
    else if (verb.starts_with(group))
      candidates.emplace_back(verb.substr(group.size()));
  const auto near = nearest(words.word(is_group ? 1 : 0), candidates);
  return fmt::format("drctl doesn't know what `{} {}` does{}", program, said,
                     near ? fmt::format(" (did you mean {}{}?)", is_group ? group : "", *near) : "");
}

}  // namespace drctl
