#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/event.hpp"
#include "journal/chain.hpp"

namespace drctl {

/// A journal's content, every line checked against the chain.
struct JournalContent {
  std::vector<Event> events;
  ChainHead head;
  std::uint64_t good_bytes = 0;  ///< up to the end of the last whole line
  std::string torn;              ///< what a crash left of a line behind them, or empty
};

/// Reads the whole journal. A last line that was not written to its end (no newline, or no JSON) is what a
/// crash leaves: it goes to `torn`. Anything else that does not fit fails, with the line's number and the
/// reason.
std::expected<JournalContent, std::string> read_journal(const std::filesystem::path& file);

/// The same for a text; `name` is what errors call it.
std::expected<JournalContent, std::string> journal_from(std::string_view text, const std::string& name);

}  // namespace drctl
