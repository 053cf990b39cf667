#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace drctl {

/// "2026-11-24T03:10:07.123Z": RFC 3339, UTC, milliseconds.
std::string to_rfc3339(std::chrono::system_clock::time_point at);

/// The time that an RFC 3339 text with zone Z or +hh:mm names, or nothing: also for a year before 1678 or
/// after 2261, which the clock can't hold.
std::optional<std::chrono::system_clock::time_point> from_rfc3339(std::string_view text);

/// For people: "850 ms", "4.2 s", "3 min 07 s", "2 h 05 min", "3 d 4 h".
std::string to_words(std::chrono::milliseconds duration);

/// The same of a recovery point objective: "0, nothing may be lost".
std::string rpo_words(std::chrono::milliseconds target);

/// "500ms", "30s", "5m", "1h30m", "2d": a duration as runbooks write it, the largest unit
/// first and each once, or nothing. Never negative.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

}  // namespace drctl
