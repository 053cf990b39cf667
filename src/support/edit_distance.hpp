#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace drctl {

// The number of insertions, deletions, replacements and swaps of neighbours (each one byte) that turn `from`
// into `to`: the optimal string alignment distance, see Boytsov, "Indexing methods for approximate
// dictionary searching" (2011), 2.2. Takes length(from) * length(to) steps.
std::size_t edit_distance(std::string_view from, std::string_view to);

// The candidate that `word` was probably meant to be: the one at the smallest edit distance, ignoring case,
// of at most a third of the longer one's length (at least one). Of equals, the first; none is near: nullopt.
// Of very many candidates only the first are looked at: it is asked for each of many wrong words, perhaps.
inline constexpr std::size_t most_candidates = 500;
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

// What to say of a word that is none of the candidates: "did you mean 'timeout'?", or `otherwise` when none
// is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates,
                         std::string otherwise = {});

}  // namespace drctl
