#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expression/zone_rule.hpp"

namespace drctl::expression {

// A time zone of the system's database (/usr/share/zoneinfo), in the format of RFC 8536 (TZif).
class ZoneFile {
 public:
  // Fails, with more to say or with nothing (""), when there is no such zone or no database.
  static std::expected<ZoneFile, std::string> read(std::string_view name);
  // nullopt when the bytes are no TZif file.
  static std::optional<ZoneFile> parse(std::string_view bytes);

  // The seconds that local time is ahead of UTC at that second since 1970.
  std::int64_t offset_at(std::int64_t moment) const;

 private:
  struct Transition {
    std::int64_t moment, offset;
  };

  std::int64_t first_offset_ = 0;        // before the first transition
  std::vector<Transition> transitions_;  // by time
  std::optional<ZoneRule> rule_;         // after the last
};

}  // namespace drctl::expression
