#include <algorithm>
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

/// What stands in quotes behind these words.
void add_quoted_secrets(std::string_view text, std::string_view words, std::vector<SecretSpan>& found) {
  const auto small = lower(std::string(text));
  for (auto at = small.find(words); at != small.npos; at = small.find(words, at + 1)) {
    const auto begin = at + words.size();
    const auto end = std::min(text.find('\'', begin), text.size());
    if (!is_concealed(text.substr(begin, end - begin))) found.push_back({begin, end, password_name});
  }
}

}  // namespace

std::vector<SecretSpan> embedded_secrets(const SpokenLine& line) {
  std::vector<SecretSpan> found;
  add_user_secrets(line.text, found);
  add_quoted_secrets(line.text, "password '", found);
  add_quoted_secrets(line.text, "identified by '", found);
  return found;
}

}  // namespace drctl
