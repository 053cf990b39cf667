#include "fuzz/mutate.hpp"

#include <algorithm>
#include <array>

namespace drctl::fuzz {
namespace {

constexpr std::size_t longest = 20'000;

std::size_t below(std::size_t end, std::mt19937& random) { return end == 0 ? 0 : random() % end; }

/// A part of the text, short ones more often.
std::string part(const std::string& text, std::mt19937& random) {
  const auto begin = below(text.size() + 1, random);
  return text.substr(begin, below(random() % 4 == 0 ? 400 : 20, random));
}

char odd_byte(std::mt19937& random) {
  constexpr std::string_view liked = "\n\t :-#'\"\\${}[]()&*!|>%@`,?~<>\0\x01\x1b\x7f\x80\xc3\xff";
  return random() % 3 == 0 ? static_cast<char>(random()) : liked[below(liked.size(), random)];
}

void mutate(std::string& text, const std::vector<std::string>& corpus, std::mt19937& random) {
  const auto place = below(text.size() + 1, random);
  switch (random() % 6) {
    case 0:
      text.insert(place, 1, odd_byte(random));
      break;
    case 1:
      text.erase(place, below(random() % 4 == 0 ? 200 : 8, random));
      break;
    case 2:
      text.insert(place, part(text, random));
      break;
    case 3:
      text.insert(place, part(corpus[below(corpus.size(), random)], random));
      break;
    case 4:
      if (place < text.size()) text[place] = odd_byte(random);
      break;
    default:
      text.insert(place, below(60, random), odd_byte(random));
  }
}

}  // namespace

std::string mutated(const std::vector<std::string>& corpus, std::mt19937& random) {
  auto text = corpus[below(corpus.size(), random)];
  for (auto left = 1 + random() % 8; left > 0; --left) mutate(text, corpus, random);
  if (text.size() > longest) text.resize(longest);
  return text;
}

}  // namespace drctl::fuzz
