#include "support/masking.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/ascii.hpp"

namespace drctl {

namespace {

constexpr std::size_t shortest_secret = 4;
constexpr std::size_t shortest_line = 8;
constexpr std::string_view replacement = "[secret]";

std::uint16_t key_of(const char* two) {
  auto byte = [&](int i) { return static_cast<unsigned char>(two[i]); };
  return static_cast<std::uint16_t>(byte(0) << 8 | byte(1));
}

}  // namespace

Masker::Added Masker::add(std::string_view secret) {
  auto whole = trimmed(secret);
  if (whole.size() < shortest_secret) return Added::too_short;
  add_forms(whole);
  if (!whole.contains('\n')) return Added::accepted;
  for (auto rest = whole; !rest.empty();) {
    auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (trimmed(line).size() >= shortest_line) add_forms(trimmed(line));
  }
  return Added::accepted;
}

void Masker::add_forms(std::string_view secret) {
  for (auto& form : SecretForm::all_of(secret)) {
    for (const auto& beginning : form.beginnings()) {
      by_beginning_[key_of(beginning.data())].push_back(forms_.size());
      beginnings_.set(key_of(beginning.data()));
    }
    forms_.push_back(std::move(form));
  }
}

// The union of all matches at `at`; empty when there is none.
Stretch Masker::longest_at(std::string_view text, std::size_t at) const {
  Stretch longest{at, at};
  for (auto index : by_beginning_.at(key_of(&text[at])))
    if (auto match = forms_[index].match(text, at)) {
      longest.begin = std::min(longest.begin, match->begin);
      longest.end = std::max(longest.end, match->end);
    }
  return longest;
}

std::string Masker::mask(std::string_view text) const {
  if (forms_.empty()) return std::string(text);
  std::string masked;
  std::size_t copied = 0;  // up to here the text is in `masked`, or replaced
  Stretch open;            // the last match, which a later one may still lengthen
  auto close = [&] {
    if (open.begin == open.end) return;
    masked.append(text.substr(copied, open.begin - copied)).append(replacement);
    copied = open.end;
  };
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!beginnings_[key_of(&text[at])]) continue;  // nearly always
    auto match = longest_at(text, at);
    if (match.begin == match.end) continue;
    if (match.begin >= open.end) close(), open = match;
    open.end = std::max(open.end, match.end);
  }
  close();
  return masked.append(text.substr(copied));
}

nlohmann::json Masker::mask_json(const nlohmann::json& value) const {
  if (value.is_string()) return mask(value.get_ref<const std::string&>());
  if (value.is_number() && mask(value.dump()) == replacement) return replacement;
  if (!value.is_structured()) return value;
  auto masked = value.is_array() ? nlohmann::json::array() : nlohmann::json::object();
  if (value.is_array())
    for (const auto& element : value) masked.push_back(mask_json(element));
  else
    for (const auto& [key, element] : value.items()) masked.emplace(mask(key), mask_json(element));
  return masked;
}

}  // namespace drctl
