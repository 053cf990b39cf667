#include "adapters/helm_secrets.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <vector>

#include "adapters/http_secrets.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

using nlohmann::json;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const auto part : std::views::split(text, '\n')) lines.emplace_back(part.begin(), part.end());
  return lines;
}

bool says_secret(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with("- ")) line = trimmed(line.substr(2));
  return line == "kind: Secret" || line == "kind: \"Secret\"";
}

/// Charts make up the names of values: what may be a secret is taken for one.
bool may_be_secret(std::string_view key) {
  constexpr std::string_view parts[] = {"password", "passwd", "secret", "token", "credential", "apikey"};
  const auto name = lower(std::string(key));
  return names_a_secret(key) ||
         std::ranges::any_of(parts, [&](std::string_view part) { return name.contains(part); });
}

std::string without_value(std::string_view line) {
  const auto colon = line.find(": ");
  if (colon == line.npos || !may_be_secret(trimmed(line.substr(0, colon)))) return std::string(line);
  return std::string(line.substr(0, colon)) + ": '[secret]'";
}

/// Goes through documents one after the other.
class Documents {
 public:
  void add(std::string_view line) {
    if (line == "---") end_document();
    document_.push_back(line);
  }
  std::string take() {
    end_document();
    if (!text_.empty()) text_.pop_back();
    return std::move(text_);
  }

 private:
  void end_document() {
    if (std::ranges::any_of(document_, says_secret))
      text_ += "---\n# a Secret, withheld\n";
    else
      for (const auto line : document_) text_ += without_value(line) + "\n";
    document_.clear();
  }

  std::vector<std::string_view> document_;
  std::string text_;
};

void withhold(json& value) {
  for (auto& [key, inner] : value.items()) {
    if (inner.is_structured())
      withhold(inner);
    else if (key == "manifest")
      inner = "[withheld]";
    else if (inner.is_string() && may_be_secret(key) && inner != "")
      inner = "[secret]";
  }
}

constexpr std::string_view printing[] = {"get all",   "get values", "get manifest",
                                         "get hooks", "template",   "show"};

}  // namespace

bool prints_release(const HelmWords& words) {
  const auto verb = helm_verb(words);
  if (std::ranges::find(printing, verb) != std::end(printing)) return true;
  if (words.value_of("output", 'o').has_value()) return true;
  return words.mentions("dry-run") || words.mentions("show-resources");
}

std::string without_release_secrets(std::string_view text) {
  Documents documents;
  for (const auto line : lines_of(text)) documents.add(line);
  return documents.take();
}

void withhold_release_secrets(json& value) {
  if (value.is_structured()) withhold(value);
}

}  // namespace drctl
