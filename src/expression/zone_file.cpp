#include "expression/zone_file.hpp"

#include <algorithm>
#include <fstream>

namespace drctl::expression {
namespace {

constexpr std::string_view database = "/usr/share/zoneinfo/";
constexpr std::size_t header_bytes = 44;
constexpr std::size_t largest = 64 * 1024;  // bytes; the largest zone takes a twentieth of that

// Names are data of an expression, and paths here: letters, digits, '_', '+', '-' between slashes only.
bool is_zone_name(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '+' || c == '-' || c == '/';
  };
  return !name.empty() && name.size() < 100 && name.front() != '/' &&
         std::all_of(name.begin(), name.end(), allowed);
}

// A big-endian number of two's complement.
std::int64_t number(std::string_view bytes) {
  std::uint64_t value = static_cast<unsigned char>(bytes.front()) >= 0x80 ? ~std::uint64_t{0} : 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(value);
}

struct Header {
  char version;
  std::size_t ut, standard, leaps, times, types, characters;  // how many of each follow

  // The length of the data block behind the header, with times of so many bytes.
  std::size_t data_bytes(std::size_t time) const {
    return times * time + times + types * 6 + characters + leaps * (time + 4) + standard + ut;
  }
};

std::optional<Header> read_header(std::string_view bytes) {
  if (bytes.size() < header_bytes || !bytes.starts_with("TZif")) return std::nullopt;
  const auto count = [&](std::size_t index) {
    return static_cast<std::size_t>(number(bytes.substr(20 + 4 * index, 4)) & 0xFFFFFF);
  };
  return Header{bytes[4], count(0), count(1), count(2), count(3), count(4), count(5)};
}

}  // namespace

std::expected<ZoneFile, std::string> ZoneFile::read(std::string_view name) {
  if (!is_zone_name(name)) return std::unexpected("");
  std::ifstream file(std::string(database).append(name), std::ios::binary);
  std::string bytes(largest, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(largest));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (auto zone = parse(bytes)) return std::move(*zone);
  const bool there_is_one = std::ifstream(std::string(database) + "UTC").good();
  return std::unexpected(there_is_one ? "" : "; this machine has no time zone database, install tzdata");
}

std::optional<ZoneFile> ZoneFile::parse(std::string_view bytes) {
  auto header = read_header(bytes);
  std::size_t time = 4;
  if (header && header->version >= '2') {  // a second block with times of 64 bits follows
    bytes.remove_prefix(std::min(bytes.size(), header_bytes + header->data_bytes(4)));
    header = read_header(bytes);
    time = 8;
  }
  if (!header || header->types == 0 || bytes.size() < header_bytes + header->data_bytes(time))
    return std::nullopt;
  const std::string_view times = bytes.substr(header_bytes);
  const std::string_view indexes = times.substr(header->times * time);
  const std::string_view types = indexes.substr(header->times);
  const auto offset = [&](std::size_t type) { return number(types.substr(type * 6, 4)); };
  ZoneFile zone;
  zone.first_offset_ = offset(0);
  for (std::size_t i = 0; i < header->times; ++i) {
    const auto type = static_cast<unsigned char>(indexes[i]);
    if (type >= header->types) return std::nullopt;
    zone.transitions_.push_back({number(times.substr(i * time, time)), offset(type)});
  }
  std::string_view footer = bytes.substr(header_bytes + header->data_bytes(time));
  if (time == 8 && footer.starts_with('\n')) {
    footer.remove_prefix(1);
    zone.rule_ = ZoneRule::parse(footer.substr(0, footer.find('\n')));
  }
  return zone;
}

std::int64_t ZoneFile::offset_at(std::int64_t moment) const {
  const auto later = std::upper_bound(transitions_.begin(), transitions_.end(), moment,
                                      [](std::int64_t m, const Transition& t) { return m < t.moment; });
  if (later == transitions_.end() && rule_) return rule_->offset_at(moment);
  return later == transitions_.begin() ? first_offset_ : std::prev(later)->offset;
}

}  // namespace drctl::expression
