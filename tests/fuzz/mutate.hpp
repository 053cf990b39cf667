#pragma once

#include <random>
#include <string>
#include <vector>

namespace drctl::fuzz {

/// Another text made from those of the corpus, which is not empty: bytes changed, parts doubled, left out,
/// put together. The same for the same state of `random`.
std::string mutated(const std::vector<std::string>& corpus, std::mt19937& random);

}  // namespace drctl::fuzz
