#include "support/hexadecimal_run.hpp"

#include <algorithm>
#include <array>

namespace drctl {

namespace {

enum class Kind : unsigned char { other, digit, letter, separator };

constexpr auto kinds = [] {
  std::array<Kind, 256> all{};
  for (const unsigned char c : std::string_view("0123456789abcdefABCDEF")) all[c] = Kind::digit;
  for (const unsigned char c : std::string_view("ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ_"))
    all[c] = Kind::letter;
  for (const unsigned char c : std::string_view(" \t:-,")) all[c] = Kind::separator;
  return all;
}();
constexpr std::size_t longest_separator = 3;
constexpr std::size_t longest_word = 32;  // digits; xxd has no longer ones
constexpr std::size_t stride = 8;
constexpr std::size_t shortest_run = stride + 1;  // "63 616e61": one character of it is looked at for sure

Kind kind_at(std::string_view text, std::size_t at) {
  return at < text.size() ? kinds[static_cast<unsigned char>(text[at])] : Kind::other;
}

bool is_in_word(Kind kind) { return kind == Kind::digit || kind == Kind::letter; }

std::size_t end_of_digits(std::string_view text, std::size_t at) {
  while (kind_at(text, at) == Kind::digit) ++at;
  return at;
}

std::size_t end_of_separators(std::string_view text, std::size_t at) {
  while (kind_at(text, at) == Kind::separator) ++at;
  return at;
}

bool is_in_run(char c) {
  const auto kind = kinds[static_cast<unsigned char>(c)];
  return kind == Kind::digit || kind == Kind::separator || c == 'x';
}

Stretch run_around(std::string_view text, std::size_t at) {
  Stretch run{at, at};
  while (run.begin > 0 && is_in_run(text[run.begin - 1])) --run.begin;
  while (run.end < text.size() && is_in_run(text[run.end])) ++run.end;
  return run;
}

// Behind the word, or what else stands there.
std::size_t behind_word(std::string_view text, std::size_t at) {
  if (!is_in_word(kind_at(text, at))) return at + 1;
  while (is_in_word(kind_at(text, at))) ++at;
  return at;
}

// In JSON the n of "\n6e" belongs to no word.
bool is_amid_word(std::string_view text, std::size_t at) {
  return at > 0 && is_in_word(kind_at(text, at - 1)) && (at < 2 || text[at - 2] != '\\');
}

// Whole bytes, at `at`; "0x" before them is left out. Empty when something else stands there.
Stretch word_at(std::string_view text, std::size_t at) {
  if (is_amid_word(text, at)) return {at, at};
  if (text.substr(at).starts_with("0x")) at += 2;
  const auto end = end_of_digits(text, at);
  if ((end - at) % 2 != 0 || end - at > longest_word || is_in_word(kind_at(text, end))) return {at, at};
  return {at, end};
}

char byte_of(char high, char low) {
  const auto value = [](char digit) { return digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10; };
  return static_cast<char>(value(high) << 4 | value(low));
}

}  // namespace

void HexadecimalRun::add_word(std::string_view text, Stretch word) {
  words_.push_back(bytes_.size());
  for (auto at = word.begin; at < word.end; at += 2) {
    bytes_ += byte_of(text[at], text[at + 1]);
    places_.push_back(at);
  }
}

Stretch HexadecimalRun::next(std::string_view text, std::size_t at) {
  for (; at < text.size(); at += stride) {
    if (!is_in_run(text[at])) continue;  // mostly
    const auto run = run_around(text, at);
    if (run.end - run.begin >= shortest_run) return run;
    at = run.end;
  }
  return {text.size(), text.size()};
}

std::size_t HexadecimalRun::read(std::string_view text, std::size_t at) {
  bytes_.clear(), places_.clear(), words_.clear();
  for (;;) {
    const auto word = word_at(text, at);
    if (word.begin == word.end) return at < text.size() ? behind_word(text, at) : at;
    add_word(text, word);
    at = end_of_separators(text, word.end);
    if (at == word.end || at - word.end > longest_separator) return at;
  }
}

bool HexadecimalRun::turn_words() {
  if (words_.size() == bytes_.size()) return false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const auto begin = static_cast<std::ptrdiff_t>(words_[i]);
    const auto end = static_cast<std::ptrdiff_t>(i + 1 < words_.size() ? words_[i + 1] : bytes_.size());
    std::reverse(bytes_.begin() + begin, bytes_.begin() + end);
    std::reverse(places_.begin() + begin, places_.begin() + end);
  }
  return true;
}

Stretch HexadecimalRun::stretch_of(std::size_t first, std::size_t count) const {
  const auto begin = places_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto [lowest, highest] = std::minmax_element(begin, begin + static_cast<std::ptrdiff_t>(count));
  return {*lowest, *highest + 2};
}

}  // namespace drctl
