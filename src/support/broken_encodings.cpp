#include "support/broken_encodings.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "support/base64.hpp"

namespace drctl {

namespace {

constexpr std::size_t piece_size = 8;
constexpr std::size_t shortest_end = 4;
constexpr std::size_t shortest_amid = 12;
constexpr std::size_t amid_stride = shortest_amid - piece_size + 1;  // finds a piece of each that is so long
constexpr std::size_t filter_bits = 22;
constexpr std::size_t first_bits = 18;

// Two places in a Bloom filter: nearly every line is told by them to be none, without a search. Most are by
// the first, which stays near the processor.
std::array<std::size_t, 2> places_of(const char* piece) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, piece, piece_size);
  bytes *= 0x9E3779B97F4A7C15u;
  return {
      static_cast<std::size_t>(bytes >> (64 - first_bits)),
      static_cast<std::size_t>(bytes >> (64 - first_bits - filter_bits)) % (std::size_t{1} << filter_bits)};
}

std::size_t common_begin(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::size_t common_end(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  while (count < std::min(a.size(), b.size()) && a[a.size() - 1 - count] == b[b.size() - 1 - count]) ++count;
  return count;
}

// Without indentation, quotes and the like, also without padding.
Stretch encoded_in(std::string_view line) {
  const auto first = std::ranges::find_if(line, is_base64);
  auto last = line.size();
  while (last > 0 && !is_base64(line[last - 1])) --last;
  return {static_cast<std::size_t>(first - line.begin()), last};
}

// A character beside the encoding holds bits of the secret, too; padding tells its length.
Stretch widened(std::string_view text, Stretch part) {
  if (part.begin > 0 && is_base64(text[part.begin - 1])) --part.begin;
  if (part.end < text.size() && is_base64(text[part.end])) ++part.end;
  while (part.end < text.size() && text[part.end] == '=') ++part.end;
  return part;
}

}  // namespace

void BrokenEncodings::add(std::string encoding) {
  pieces_.resize(std::size_t{1} << filter_bits);
  for (std::size_t i = 0; i + piece_size <= encoding.size(); ++i)
    for (auto place : places_of(&encoding[i])) pieces_[place] = true;
  encodings_.push_back(std::move(encoding));
}

bool BrokenEncodings::may_hold(std::string_view piece) const {
  return std::ranges::all_of(places_of(piece.data()), [this](std::size_t place) { return pieces_[place]; });
}

// How long the part of an encoding is that begins the line and goes to the encoding's end, or the line's.
std::size_t BrokenEncodings::end_of_part(std::string_view line) const {
  const auto piece = line.substr(0, piece_size);
  std::size_t longest = 0;
  if (!may_hold(piece)) return 0;
  for (const std::string_view encoding : encodings_)
    for (auto at = encoding.find(piece); at != encoding.npos; at = encoding.find(piece, at + 1)) {
      const auto length = common_begin(encoding.substr(at), line);
      if (length == line.size() || at + length == encoding.size()) longest = std::max(longest, length);
    }
  return longest;
}

// Where the part begins that ends the line and comes from the encoding's beginning, or the line's.
std::size_t BrokenEncodings::begin_of_part(std::string_view line) const {
  const auto piece = line.substr(line.size() - piece_size);
  std::size_t longest = 0;
  if (!may_hold(piece)) return line.size();
  for (const std::string_view encoding : encodings_)
    for (auto at = encoding.find(piece); at != encoding.npos; at = encoding.find(piece, at + 1)) {
      const auto length = common_end(encoding.substr(0, at + piece_size), line);
      if (length == line.size() || length == at + piece_size) longest = std::max(longest, length);
    }
  return line.size() - longest;
}

// "MzQ=" where the encoding ends with "Mz": the character before the padding holds other bits, too. A number
// that is alone on a line is a number.
bool BrokenEncodings::is_an_end(std::string_view line) const {
  if (line.find_first_not_of("0123456789abcdefABCDEF") == line.npos) return false;
  const auto is_end = [line](const std::string& encoding) {
    return encoding.ends_with(line) || encoding.ends_with(line.substr(0, line.size() - 1));
  };
  return line.size() >= shortest_end && std::ranges::any_of(encodings_, is_end);
}

// The longest part of an encoding that the piece at `at` belongs to.
Stretch BrokenEncodings::part_around(std::string_view text, std::size_t at) const {
  const auto piece = text.substr(at, piece_size);
  Stretch longest{at, at};
  for (const std::string_view encoding : encodings_)
    for (auto place = encoding.find(piece); place != encoding.npos; place = encoding.find(piece, place + 1)) {
      const Stretch part{at - common_end(encoding.substr(0, place), text.substr(0, at)),
                         at + common_begin(encoding.substr(place), text.substr(at))};
      if (part.end - part.begin > longest.end - longest.begin) longest = part;
    }
  return longest;
}

void BrokenEncodings::find_amid(std::string_view text, std::vector<Stretch>& found) const {
  for (std::size_t at = 0; at + piece_size <= text.size(); at += amid_stride) {
    if (!may_hold(text.substr(at, piece_size))) continue;  // nearly always
    const auto part = part_around(text, at);
    if (part.end - part.begin < shortest_amid) continue;
    found.push_back(widened(text, part));
    while (at + amid_stride < part.end) at += amid_stride;
  }
}

void BrokenEncodings::find(std::string_view text, std::vector<Stretch>& found) const {
  if (encodings_.empty()) return;
  find_ends(text, found);
  find_amid(text, found);
}

void BrokenEncodings::find_ends(std::string_view text, std::vector<Stretch>& found) const {
  for (std::size_t start = 0; start < text.size();) {
    const auto end_of_line = std::min(text.find('\n', start), text.size());
    const auto part = encoded_in(text.substr(start, end_of_line - start));
    const Stretch whole{start + part.begin, start + std::max(part.begin, part.end)};
    const auto line = text.substr(whole.begin, whole.end - whole.begin);
    if (line.size() >= piece_size) {
      if (const auto end = end_of_part(line); end > 0)
        found.push_back(widened(text, {whole.begin, whole.begin + end}));
      if (const auto begin = begin_of_part(line); begin < line.size())
        found.push_back(widened(text, {whole.begin + begin, whole.end}));
    } else if (is_an_end(line)) {
      found.push_back(widened(text, whole));
    }
    start = end_of_line + 1;
  }
}

}  // namespace drctl
