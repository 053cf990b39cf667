// A journal: read with its chain; then, without it, line by line, and told as `show` and the report do.
#include <cstddef>
#include <cstdint>
#include <exception>
#include <nlohmann/json.hpp>
#include <string_view>

#include "journal/read_journal.hpp"
#include "report/markdown_report.hpp"

using namespace drctl;

namespace {

/// What no chain would let through: a reader must be right about each line by itself.
std::vector<Event> events_of(std::string_view text) {
  std::vector<Event> events;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    try {
      events.push_back(event_from(Json::parse(line)));
    } catch (const std::exception&) {  // as documented
    }
  }
  return events;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto content = journal_from(text, "fuzzed.jsonl");
  if (content) (void)markdown_report(content->events, content->head.hash);
  const auto events = events_of(text);
  (void)markdown_report(events, "");
  for (const auto& event : events) (void)to_json(event);
  return 0;
}
