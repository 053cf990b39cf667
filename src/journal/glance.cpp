#include <fmt/format.h>

#include <fstream>

#include "journal/read_journal.hpp"
#include "journal/run_folder.hpp"

namespace drctl {
namespace {

std::expected<Event, std::string> event_in(const std::string& line, const RunFolder& run) {
  try {
    return event_from(Json::parse(line));
  } catch (const std::exception& error) {  // nlohmann's, and event_from's own
    return std::unexpected(fmt::format("{}: {}", run.journal().string(), error.what()));
  }
}

// The last line that ends with a newline. Lines are short; the file may be large.
std::string last_line(std::ifstream& file) {
  constexpr std::streamoff step = 64 * 1024;
  file.clear();
  file.seekg(0, std::ios::end);
  std::streamoff begin = file.tellg();
  std::string tail;
  while (begin > 0) {
    const auto count = std::min(step, begin);
    begin -= count;
    std::string block(static_cast<std::size_t>(count), '\0');
    file.seekg(begin);
    file.read(block.data(), count);
    tail.insert(0, block);
    const auto end = tail.rfind('\n');
    const auto before = end == 0 || end == std::string::npos ? std::string::npos : tail.rfind('\n', end - 1);
    if (before != std::string::npos) return tail.substr(before + 1, end - before - 1);
  }
  return tail.substr(0, tail.find('\n'));
}

// Behind a torn end the long way leads to the last event: it knows what a crash leaves.
std::expected<Event, std::string> last_event(std::ifstream& file, const RunFolder& run) {
  if (auto event = event_in(last_line(file), run)) return event;
  auto content = read_journal(run.journal());
  if (!content) return std::unexpected(content.error());
  return std::move(content->events.back());
}

// The first line with its end, else nothing.
std::optional<std::string> first_line(std::ifstream& file) {
  std::string line;
  return std::getline(file, line) && !file.eof() ? std::optional(line) : std::nullopt;
}

}  // namespace

bool has_begun(const RunFolder& run) {
  std::ifstream file(run.journal(), std::ios::binary);
  const auto line = first_line(file);
  return !file.is_open() || (line && (Json::accept(*line) || file.peek() != EOF));
}

std::expected<RunGlance, std::string> glance(const RunFolder& run) {
  std::ifstream file(run.journal(), std::ios::binary);
  const auto first = first_line(file);
  if (!first) return std::unexpected(run.journal().string() + ": is empty or can't be read");
  auto begin = event_in(*first, run);
  if (!begin) return std::unexpected(begin.error());
  const auto* start = std::get_if<RunStarted>(&begin->what);
  if (!start) return std::unexpected(run.journal().string() + ": does not begin with the start of a run");
  auto end = last_event(file, run);
  if (!end) return std::unexpected(end.error());
  const auto* ended = std::get_if<RunEnded>(&end->what);
  return RunGlance{*start, begin->at, end->at, ended ? ended->status : std::string{}};
}

}  // namespace drctl
