#include "support/hexadecimal_dumps.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace drctl {

namespace {

constexpr std::size_t shortest_part = 4;
constexpr std::size_t shortest_number = 8;
constexpr int places_bits = 20;
constexpr std::size_t widest_column = 2048;  // of the longest lines that xxd prints

std::size_t place_of(const char* part) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, part, shortest_part);
  return bytes * 0x9E3779B9u >> (32 - places_bits);
}

bool is_all_digits(std::string_view bytes) { return bytes.find_first_not_of("0123456789") == bytes.npos; }

bool tells(std::string_view part, std::string_view secret) {
  return part.size() >= shortest_number || part.size() == secret.size() || !is_all_digits(part);
}

// How many of the bytes are a part of the secret.
std::size_t part_of(std::string_view secret, std::string_view bytes) {
  std::size_t longest = 0;
  const auto piece = bytes.substr(0, shortest_part);
  for (auto at = secret.find(piece); at != secret.npos; at = secret.find(piece, at + 1)) {
    const auto same = std::ranges::mismatch(secret.substr(at), bytes).in2 - bytes.begin();
    const auto part = bytes.substr(0, static_cast<std::size_t>(same));
    if (part.size() > longest && tells(part, secret)) longest = part.size();
  }
  return longest;
}

// The text that xxd and hexdump print beside the bytes of a line.
void add_column(std::string_view text, std::size_t from, std::string_view bytes,
                std::vector<Stretch>& found) {
  std::string shown(bytes);
  std::ranges::replace_if(shown, [](char byte) { return byte < ' ' || byte > '~'; }, '.');
  const auto line = text.substr(from, std::min(text.find('\n', from) - from, widest_column));
  if (const auto at = line.find(shown); at != line.npos)
    found.push_back({from + at, from + at + shown.size()});
}

}  // namespace

void HexadecimalDumps::add(std::string_view secret) {
  pieces_.resize(std::size_t{1} << places_bits);
  for (std::size_t i = 0; i + shortest_part <= secret.size(); ++i) pieces_[place_of(&secret[i])] = true;
  secrets_.emplace_back(secret);
}

// How many of the bytes are a part of any secret.
std::size_t HexadecimalDumps::part_at(std::string_view bytes) const {
  if (bytes.size() < shortest_part || !pieces_[place_of(bytes.data())]) return 0;
  std::size_t longest = 0;
  for (const auto& secret : secrets_) longest = std::max(longest, part_of(secret, bytes));
  return longest;
}

void HexadecimalDumps::find_in(std::string_view text, const HexadecimalRun& run,
                               std::vector<Stretch>& found) const {
  const std::string_view bytes = run.bytes();
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (const auto length = part_at(bytes.substr(i)); length > 0) {
      found.push_back(run.stretch_of(i, length));
      add_column(text, found.back().end, bytes.substr(i, length), found);
      i += length - 1;
    }
}

void HexadecimalDumps::find(std::string_view text, std::vector<Stretch>& found) const {
  if (secrets_.empty()) return;
  thread_local HexadecimalRun run;  // keeps its memory: there are many, of which nearly all are numbers
  for (auto part = HexadecimalRun::next(text, 0); part.begin < part.end;
       part = HexadecimalRun::next(text, part.end))
    for (auto at = part.begin; at < part.end;) {
      at = run.read(text, at);
      if (run.is_one_word()) continue;
      find_in(text, run, found);
      if (run.turn_words()) find_in(text, run, found);
    }
}

}  // namespace drctl
