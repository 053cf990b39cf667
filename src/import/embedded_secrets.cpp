#include <algorithm>
#include <array>
#include <string>

#include "import/secret_names.hpp"
#include "import/secret_spans.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

constexpr std::string_view password_name = "PASSWORD";

void add_user_secrets(std::string_view text, std::vector<SecretSpan>& found) {
  for (auto at = text.find("://"); at != text.npos; at = text.find("://", at + 3)) {
    const auto middle = text.find_first_of(":/@ \"'`", at + 3);
    if (middle == text.npos || text[middle] != ':') continue;
    const auto end = text.find_first_of("@/ \"'`", middle);
    if (end == text.npos || text[end] != '@') continue;
    if (!is_concealed(text.substr(middle + 1, end - middle - 1)))
      found.push_back({middle + 1, end, password_name});
  }
}

/// What stands in quotes behind these words, which end with the quote.
void add_quoted_secrets(std::string_view text, std::string_view words, std::vector<SecretSpan>& found) {
  const auto small = lower(std::string(text));
  for (auto at = small.find(words); at != small.npos; at = small.find(words, at + 1)) {
    const auto begin = at + words.size();
    const auto end = std::min(text.find(words.back(), begin), text.size());
    if (!is_concealed(text.substr(begin, end - begin))) found.push_back({begin, end, password_name});
  }
}

/// Tokens that are known by how they begin.
void add_known_tokens(std::string_view text, std::vector<SecretSpan>& found) {
  constexpr std::array<std::string_view, 9> fronts = {"ghp_",  "gho_", "github_pat_", "glpat-", "xoxb-",
                                                      "xoxp-", "hvs.", "sk_live_",    "eyJ"};
  constexpr std::size_t shortest = 20;
  for (const auto front : fronts)
    for (auto at = text.find(front); at != text.npos; at = text.find(front, at + 1)) {
      const auto end = std::min(text.find_first_of(" \t\r\"'`&;@<>,)", at), text.size());
      if (end - at >= shortest) found.push_back({at, end, "TOKEN"});
    }
}

}  // namespace

std::vector<SecretSpan> embedded_secrets(const SpokenLine& line) {
  std::vector<SecretSpan> found;
  add_user_secrets(line.text, found);
  add_known_tokens(line.text, found);
  add_quoted_secrets(line.text, "password '", found);
  add_quoted_secrets(line.text, "identified by '", found);
  add_quoted_secrets(line.text, "password is `", found);
  return found;
}

}  // namespace drctl
