#include "import/names.hpp"

#include <array>
#include <cctype>

#include "support/ascii.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

constexpr std::size_t longest_id = 40;

/// Letters and digits, and `joint` between them where something else stood.
std::string joined_by(std::string_view text, char joint) {
  std::string name;
  for (const char c : text) {
    const char small = lower(c);
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))
      name += small;
    else if (c != '\'' && !name.empty() && name.back() != joint)
      name += joint;
  }
  while (name.ends_with(joint)) name.pop_back();
  return name;
}

std::string cut(std::string id) {
  if (id.size() <= longest_id) return id;
  const auto joint = id.rfind('-', longest_id);
  id.resize(joint == id.npos || joint == 0 ? longest_id : joint);
  return id;
}

/// What expressions know already: words of CEL, and names that drctl gives.
constexpr std::array<std::string_view, 25> taken_words = {
    "false", "in",       "null",  "true",   "as",    "break", "const",   "continue",  "else",
    "for",   "function", "if",    "import", "let",   "loop",  "package", "namespace", "return",
    "var",   "void",     "while", "result", "error", "now",   "run"};

}  // namespace

std::string id_of(std::string_view text) {
  const auto id = cut(joined_by(text.substr(0, text.find(" (")), '-'));
  return id.empty() ? "step" : id;
}

std::string variable_name_of(std::string_view text) {
  auto name = joined_by(text, '_');
  const bool is_free = !name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
                       !contains(taken_words, std::string_view(name));
  return is_free ? name : "the_" + name;
}

std::string UniqueNames::take(const std::string& name) {
  if (taken_.insert(name).second) return name;
  auto& number = next_.try_emplace(name, 2).first->second;
  for (;; ++number)
    if (auto free = name + "-" + std::to_string(number); taken_.insert(free).second) return free;
}

}  // namespace drctl
