#include "journal/read_journal.hpp"

#include <fmt/format.h>

#include "platform/file.hpp"

namespace drctl {
namespace {

constexpr std::size_t largest_journal = std::size_t{1} << 30;

// event_from and nlohmann's get<> throw on what is no event.
std::expected<Event, std::string> event_in(const Json& line) {
  try {
    return event_from(line);
  } catch (const std::exception& error) {
    return std::unexpected(error.what());
  }
}

std::expected<void, std::string> take_line(JournalContent& content, std::string_view line) {
  auto followed = follow_chain(content.head, line);
  if (!followed) return std::unexpected(followed.error());
  auto event = event_in(*followed);
  if (!event) return std::unexpected(event.error());
  content.events.push_back(std::move(*event));
  content.good_bytes += line.size() + 1;
  return {};
}

// A machine that loses power may leave a whole line's length of zeros, or a line without its beginning.
bool is_torn(std::string_view last_line) { return !Json::accept(last_line); }

}  // namespace

std::expected<JournalContent, std::string> journal_from(std::string_view text, const std::string& name) {
  JournalContent content;
  while (content.good_bytes < text.size()) {
    const auto rest = text.substr(content.good_bytes);
    const auto newline = rest.find('\n');
    const auto line = rest.substr(0, newline);
    const bool is_last = newline == std::string_view::npos || newline + 1 == rest.size();
    if (newline == std::string_view::npos || (is_last && is_torn(line))) {
      content.torn = rest;
      return content;
    }
    if (auto taken = take_line(content, line); !taken)
      return std::unexpected(
          fmt::format("{} is damaged at line {}: {}", name, content.events.size() + 1, taken.error()));
  }
  return content;
}

std::expected<JournalContent, std::string> read_journal(const std::filesystem::path& file) {
  auto text = read_file(file, largest_journal);
  if (!text) return std::unexpected(text.error());
  return journal_from(*text, file.string());
}

}  // namespace drctl
