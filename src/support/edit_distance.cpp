#include "support/edit_distance.hpp"

#include <algorithm>
#include <vector>

#include "support/ascii.hpp"

namespace drctl {
std::size_t edit_distance(std::string_view from, std::string_view to) {
  // Three rows of the matrix are enough: a swap of neighbours looks two rows back.
  std::vector<std::size_t> before_last(to.size() + 1), last(to.size() + 1), row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[to.size()];
}

namespace {

/// P5 is no slip of P0.
bool is_other_number(std::string_view word, std::string_view candidate) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return word.size() == candidate.size() && word.size() < 3 && is_digit(word.back()) &&
         is_digit(candidate.back()) && word.back() != candidate.back();
}

/// "int" is short for "integer".
std::optional<std::string> only_one_that_begins(std::string_view word,
                                                std::span<const std::string> candidates) {
  std::optional<std::string> found;
  for (const auto& candidate : candidates.first(std::min(most_candidates, candidates.size()))) {
    if (word.size() < 3 || !lower(candidate).starts_with(word)) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  constexpr std::size_t longest_name = 100;  // longer ones are no names, and would take long
  if (word.empty() || word.size() > longest_name) return std::nullopt;
  const std::string wanted = lower(std::string(word));
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  for (const std::string& candidate : candidates.first(std::min(most_candidates, candidates.size()))) {
    const auto [shorter, longer] = std::minmax({word.size(), candidate.size()});
    const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
    if (longer > longest_name || longer - shorter > allowed) continue;
    const std::size_t distance = edit_distance(wanted, lower(candidate));
    const bool all_differ =
        is_other_number(word, candidate) || distance >= std::min(word.size(), candidate.size());
    if (distance > allowed || all_differ || (best && distance >= best_distance)) continue;
    best = candidate;
    best_distance = distance;
  }
  return best ? best : only_one_that_begins(wanted, candidates);
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates,
                         std::string otherwise) {
  const auto near = nearest(word, candidates);
  return near ? "did you mean '" + *near + "'?" : otherwise;
}

}  // namespace drctl
