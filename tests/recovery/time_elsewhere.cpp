#include "recovery/time_elsewhere.hpp"

#include <time.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace drctl::recovery {
using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::system_clock;
namespace {

using Span = std::pair<system_clock::time_point, system_clock::time_point>;

/// Every kind of event that says how long something took is recorded when that has ended.
std::vector<Span> ended_spans(const std::vector<json>& events) {
  std::vector<Span> spans;
  for (const auto& event : events)
    if (event.contains("duration_ms"))
      spans.emplace_back(time_of(event) - milliseconds(event["duration_ms"].get<long>()), time_of(event));
  return spans;
}

std::vector<Span> pauses(const std::vector<json>& events) {
  std::vector<Span> spans;
  std::map<std::string, system_clock::time_point> failed;
  for (const auto& event : events) {
    const auto step = event.value("step", "");
    if (event.at("event") == "step_finished") failed[step] = time_of(event);
    if (event.at("event") == "step_started" && failed.contains(step))
      spans.emplace_back(failed[step], time_of(event));
  }
  return spans;
}

}  // namespace

std::vector<json> last_session(const std::vector<json>& events) {
  const auto begins = [](const json& event) {
    return event.at("event") == "run_started" || event.at("event") == "run_resumed";
  };
  const auto begin = std::find_if(events.rbegin(), events.rend(), begins);
  if (begin == events.rend()) return {};
  return {std::prev(begin.base()), events.end()};
}

/// RFC 3339 in UTC with milliseconds: 2026-11-24T03:10:07.250Z
system_clock::time_point time_of(const json& event) {
  const auto text = event.at("at").get<std::string>();
  tm fields{};
  const char* rest = ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%S", &fields);
  return system_clock::from_time_t(::timegm(&fields)) + milliseconds(rest ? std::stoi(rest + 1) : 0);
}

milliseconds time_elsewhere(const std::vector<json>& events) {
  auto spans = ended_spans(events);
  std::ranges::copy(pauses(events), std::back_inserter(spans));
  std::ranges::sort(spans);
  system_clock::duration sum{0};
  system_clock::time_point counted;
  for (const auto& [begin, end] : spans) {
    sum += std::max(end - std::max(begin, counted), system_clock::duration{0});
    counted = std::max(counted, end);
  }
  return std::chrono::duration_cast<milliseconds>(sum);
}

}  // namespace drctl::recovery
