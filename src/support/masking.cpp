#include "support/masking.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/ascii.hpp"
#include "support/cut_text.hpp"
#include "support/needless_escapes.hpp"

namespace drctl {

namespace {

constexpr std::size_t shortest_secret = 4;
constexpr std::size_t shortest_line = 8;
constexpr std::string_view replacement = "[secret]";

std::uint16_t key_of(const char* two) {
  auto byte = [&](int i) { return static_cast<unsigned char>(two[i]); };
  return static_cast<std::uint16_t>(byte(0) << 8 | byte(1));
}

bool drop_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool drop_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

// The stretches, ordered by their beginnings, each replaced; those that overlap as one.
std::string replaced(std::string_view text, const std::vector<Stretch>& stretches) {
  std::string masked;
  std::size_t copied = 0;
  for (auto each = stretches.begin(); each != stretches.end();) {
    auto whole = *each++;
    for (; each != stretches.end() && each->begin < whole.end; ++each)
      whole.end = std::max(whole.end, each->end);
    masked.append(text.substr(copied, whole.begin - copied)).append(replacement);
    copied = whole.end;
  }
  return masked.append(text.substr(copied));
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
  dumps_.add(secret);
  for (auto& form : SecretForm::all_of(secret)) {
    for (const auto& beginning : form.beginnings()) {
      by_beginning_[key_of(beginning.data())].push_back(forms_.size());
      beginnings_.set(key_of(beginning.data()));
    }
    if (!form.encoding().empty()) broken_.add(form.encoding());
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

std::vector<Stretch> Masker::whole_secrets(std::string_view text) const {
  std::vector<Stretch> found;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!beginnings_[key_of(&text[at])]) continue;  // nearly always
    auto match = longest_at(text, at);
    if (match.begin < match.end) found.push_back(match);
  }
  return found;
}

Stretch Masker::cut_secret_before(std::string_view text, std::size_t end) const {
  auto begin = end;
  for (const auto& form : forms_) begin = std::min(begin, form.cut_off_by_end(text.substr(0, end)));
  return {begin, end};
}

Stretch Masker::cut_secret_after(std::string_view text, std::size_t begin) const {
  std::size_t length = 0;
  for (const auto& form : forms_) length = std::max(length, form.cut_off_by_begin(text.substr(begin)));
  return {begin, begin + length};
}

// What stands of a secret on either side of each mark of a cut, and line ends and broken characters between.
std::vector<Stretch> Masker::cut_secrets(std::string_view text) const {
  std::vector<Stretch> found;
  for (auto mark = text.find(cut_mark_begin); mark != text.npos; mark = text.find(cut_mark_begin, mark + 1)) {
    auto before = text.substr(0, mark),
         after = text.substr(std::min(text.find(']', mark), text.size() - 1) + 1);
    while (drop_suffix(before, "\n") || drop_suffix(before, "\uFFFD")) continue;
    while (drop_prefix(after, "\n") || drop_prefix(after, "\uFFFD")) continue;
    found.push_back(cut_secret_before(text, before.size()));
    found.push_back(cut_secret_after(text, text.size() - after.size()));
  }
  return found;
}

std::vector<Stretch> Masker::secrets_in(std::string_view text) const {
  auto secrets = whole_secrets(text);
  for (const auto& part : cut_secrets(text)) secrets.push_back(part);
  broken_.find(text, secrets);
  dumps_.find(text, secrets);
  return secrets;
}

std::string Masker::mask(std::string_view text) const {
  if (forms_.empty()) return std::string(text);
  auto secrets = secrets_in(text);
  if (const auto plain = without_needless_escapes(text))
    for (const auto& each : secrets_in(plain->text)) secrets.push_back(plain->original(each));
  std::erase_if(secrets, [](const Stretch& each) { return each.begin == each.end; });
  std::ranges::sort(secrets, {}, &Stretch::begin);
  return replaced(text, secrets);
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
