#include "support/secret_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>

namespace drctl {

namespace {

constexpr std::string_view standard_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

bool is_base64(char c) { return standard_alphabet.contains(c) || c == '-' || c == '_'; }

// The base64 characters (RFC 4648) that the bytes alone decide when `before` unknown bytes precede them.
std::string base64_core(std::string_view bytes, std::size_t before, std::string_view alphabet) {
  auto bit = [&](std::size_t i) {
    auto byte =
        i / 8 < before ? 0u : static_cast<unsigned>(static_cast<unsigned char>(bytes[i / 8 - before]));
    return byte >> (7 - i % 8) & 1u;
  };
  std::string core;
  std::size_t first = (before * 8 + 5) / 6, last = (before + bytes.size()) * 8 / 6;
  for (auto character = first; character < last; ++character) {
    unsigned six = 0;
    for (std::size_t i = 0; i < 6; ++i) six = six << 1 | bit(character * 6 + i);
    core += alphabet[six];
  }
  return core;
}

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

SecretForm SecretForm::base64(std::string_view secret, std::size_t bytes_before, std::string_view alphabet) {
  auto partial = [](std::size_t bytes) { return bytes % 3 == 0 ? Partial::none : Partial::one; };
  return SecretForm(spellings_of(base64_core(secret, bytes_before, alphabet)), partial(bytes_before),
                    partial(bytes_before + secret.size()));
}

std::vector<SecretForm> SecretForm::all_of(std::string_view secret) {
  std::vector<SecretForm> forms{SecretForm(spellings_of(secret))};
  for (auto digits : {"0123456789abcdef", "0123456789ABCDEF"})
    forms.push_back(SecretForm(spellings_of(hexadecimal(secret, digits))));
  for (std::size_t before = 0; before < 3; ++before) {
    forms.push_back(base64(secret, before, standard_alphabet));
    forms.push_back(base64(secret, before, url_alphabet));
  }
  return forms;
}

// Where the characters from `from` on can end that begin at `at`; nowhere when they are not there.
std::vector<std::size_t> SecretForm::ends_of(std::string_view text, std::size_t at, std::size_t from) const {
  std::vector<std::size_t> ends{at}, next;  // several: "\\" is one backslash escaped or two as they are
  for (const auto& spellings : std::span(characters_).subspan(from)) {
    next.clear();
    for (auto end : ends)
      for (const auto& spelling : spellings)
        if (text.substr(end).starts_with(spelling)) add_once(next, end + spelling.size());
    if (next.empty()) return {};
    ends.swap(next);
  }
  return ends;
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

std::optional<Stretch> SecretForm::match(std::string_view text, std::size_t at) const {
  auto ends = ends_of(text, at, 0);
  if (ends.empty()) return std::nullopt;
  return widened(text, {at, *std::ranges::max_element(ends)});
}

Stretch SecretForm::widened(std::string_view text, Stretch stretch) const {
  if (before_ == Partial::one && stretch.begin > 0 && is_base64(text[stretch.begin - 1])) --stretch.begin;
  if (after_ == Partial::one && stretch.end < text.size() && is_base64(text[stretch.end])) {
    ++stretch.end;
    for (int padding = 0; padding < 2 && stretch.end < text.size() && text[stretch.end] == '='; ++padding)
      ++stretch.end;
  }
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
