#include "support/secret_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>

#include "support/base64.hpp"

namespace drctl {

namespace {

// How long the end of a line and the indentation of the next are, also as JSON writes it; 0 for none.
std::size_t line_break_at(std::string_view text, std::size_t at) {
  for (std::string_view end : {"\n", "\r\n", "\\n", "\\r\\n", "\\\\n"})
    if (text.substr(at).starts_with(end))
      return std::min(text.find_first_not_of(" \t", at + end.size()), text.size()) - at;
  return 0;
}

bool is_letter_or_digit(char c) { return is_base64(c) && !std::string_view("+/-_").contains(c); }

void add_once(std::vector<std::size_t>& to, std::size_t value) {
  if (std::ranges::find(to, value) == to.end()) to.push_back(value);
}

std::string hexadecimal(std::string_view bytes, std::string_view digits) {
  std::string text;
  for (char byte : bytes) {
    auto value = static_cast<unsigned char>(byte);
    text += {digits[value >> 4], digits[value & 15]};
  }
  return text;
}

}  // namespace

// Also what is encoded a second time: a manifest of Secrets within a Secret. There it may stand anywhere.
void SecretForm::add_base64(std::vector<SecretForm>& forms, std::string_view secret, std::size_t bytes_before,
                            std::string_view alphabet) {
  auto beside = [](std::size_t bytes) -> std::size_t { return bytes % 3 == 0 ? 0 : 1; };
  const auto once = base64_core(secret, bytes_before, alphabet);
  const Partial partial{beside(bytes_before), beside(bytes_before + secret.size())};
  forms.push_back(SecretForm(once, partial));
  for (std::size_t before = 0; before < 3; ++before)  // a byte beside is up to two characters of the second
    forms.push_back(
        SecretForm(base64_core(once, before, base64_standard),
                   {beside(before) + 2 * partial.before, beside(before + once.size()) + 2 * partial.after}));
}

std::vector<SecretForm> SecretForm::all_of(std::string_view secret) {
  std::vector<SecretForm> forms{SecretForm(secret)};
  for (auto digits : {"0123456789abcdef", "0123456789ABCDEF"})
    forms.push_back(SecretForm(hexadecimal(secret, digits), {}));
  for (std::size_t before = 0; before < 3; ++before) {
    add_base64(forms, secret, before, base64_standard);
    if (base64_core(secret, before, base64_url) != base64_core(secret, before, base64_standard))
      add_base64(forms, secret, before, base64_url);
  }
  return forms;
}

// Where the characters from `from` on can end that begin at `at`; nowhere when they are not there.
std::vector<std::size_t> SecretForm::ends_of(std::string_view text, std::size_t at, std::size_t from) const {
  std::vector<std::size_t> ends{at}, next,
      last{at};  // several: "\\" is one backslash escaped or two as they are
  for (const auto& spellings : std::span(characters_).subspan(from)) {
    next.clear();
    for (auto end : ends)
      for (const auto& spelling : spellings)
        if (text.substr(end).starts_with(spelling)) add_once(next, end + spelling.size());
    if (next.empty()) return {};
    last = next;
    if (!encoding_.empty())
      for (auto end : last)
        if (auto length = line_break_at(text, end)) add_once(next, end + length);
    ends.swap(next);
  }
  return last;
}

// Whether the text ends amid the characters that begin at `at`.
bool SecretForm::is_cut_at_end(std::string_view text, std::size_t at) const {
  std::vector<std::size_t> ends{at}, next;
  for (const auto& spellings : characters_) {
    next.clear();
    for (auto end : ends)
      for (const auto& spelling : spellings) {
        if (spelling.size() > text.size() - end && spelling.starts_with(text.substr(end))) return true;
        if (text.substr(end).starts_with(spelling)) add_once(next, end + spelling.size());
      }
    ends.swap(next);
  }
  return false;
}

std::size_t SecretForm::cut_off_by_end(std::string_view text) const {
  std::size_t longest = 0;
  for (const auto& spellings : characters_)
    longest += std::ranges::max(spellings, {}, &std::string::size).size();
  for (auto at = text.size() - std::min(text.size(), longest); at < text.size(); ++at)
    if (is_cut_at_end(text, at)) return widened(text, {at, text.size()}).begin;
  return text.size();
}

// Each spelling of each character may be the one that was cut, anywhere.
std::size_t SecretForm::cut_off_by_begin(std::string_view text) const {
  std::size_t longest = 0;
  for (std::size_t i = 0; i < characters_.size(); ++i)
    for (const std::string_view spelling : characters_[i])
      for (std::size_t cut = 1; cut <= spelling.size(); ++cut)
        if (text.starts_with(spelling.substr(cut)))
          for (auto end : ends_of(text, spelling.size() - cut, i + 1)) longest = std::max(longest, end);
  return longest == 0 ? 0 : widened(text, {0, longest}).end;
}

// Nearly always the third character tells; letters and digits have one spelling each.
bool SecretForm::is_surely_not_at(std::string_view text, std::size_t at) const {
  const auto begin = std::string_view(encoding_).substr(0, 3);
  return begin.size() == 3 && at + 2 < text.size() && std::ranges::all_of(begin, is_letter_or_digit) &&
         text.substr(at, 2) == begin.substr(0, 2) && text[at + 2] != begin[2] &&
         !std::string_view("\r\n\\").contains(text[at + 2]);
}

std::optional<Stretch> SecretForm::match(std::string_view text, std::size_t at) const {
  if (is_surely_not_at(text, at)) return std::nullopt;
  auto ends = ends_of(text, at, 0);
  if (ends.empty()) return std::nullopt;
  return widened(text, {at, *std::ranges::max_element(ends)});
}

Stretch SecretForm::widened(std::string_view text, Stretch stretch) const {
  for (auto left = partial_.before; left > 0 && stretch.begin > 0 && is_base64(text[stretch.begin - 1]);
       --left)
    --stretch.begin;
  for (auto left = partial_.after; left > 0 && stretch.end < text.size() && is_base64(text[stretch.end]);
       --left)
    ++stretch.end;
  for (int padding = 0;
       partial_.after > 0 && padding < 2 && stretch.end < text.size() && text[stretch.end] == '='; ++padding)
    ++stretch.end;
  return stretch;
}

std::vector<std::string> SecretForm::beginnings() const {
  std::vector<std::string> all;
  for (const auto& first : characters_[0])
    if (first.size() > 1)
      all.push_back(first.substr(0, 2));
    else
      for (const auto& second : characters_[1]) all.push_back(first + second[0]);
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

}  // namespace drctl
