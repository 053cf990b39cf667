#include "import/prohibition.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "support/ascii.hpp"

namespace drctl {
namespace {

/// What stands before the code in its sentence, in small letters.
std::string before(const std::string& code, const std::string& text) {
  const auto end = std::min(text.find("`" + code + "`"), text.size());
  std::size_t start = 0;
  for (const std::string_view stop : {". ", "! ", "; ", ": "})
    if (const auto at = text.substr(0, end).rfind(stop); at != text.npos)
      start = std::max(start, at + stop.size());
  return lower(text.substr(start, end - start));
}

}  // namespace

bool is_forbidden(const std::string& code, const std::string& text) {
  constexpr std::array<std::string_view, 4> at_front = {"never ", "do not ", "don't ", "avoid "};
  constexpr std::array<std::string_view, 4> anywhere = {"must not ", "must never ", "should not ",
                                                        "should never "};
  const auto words = before(code, text);
  if (words.contains("not forget") || words.contains("n't forget")) return false;
  return std::ranges::any_of(at_front, [&](auto each) { return words.starts_with(each); }) ||
         std::ranges::any_of(anywhere, [&](auto each) { return words.contains(each); });
}

}  // namespace drctl
