#include "recovery/run_record.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace fs = std::filesystem;
using nlohmann::json;
namespace {

/// Ids begin with the time, so the newest is the last.
fs::path newest_run(const Desk& desk) {
  fs::path newest;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(desk.state() / "runs", none))
    newest = std::max(newest, entry.path());
  if (newest.empty()) throw sandbox::Failure("drctl has no record of a run in " + desk.state().string());
  return newest;
}

}  // namespace

RunRecord::RunRecord(const Desk& desk) : folder_(newest_run(desk)) {}

std::vector<json> RunRecord::events() const {
  std::vector<json> found;
  std::istringstream lines(sandbox::read_text(journal()));
  for (std::string line; std::getline(lines, line) && !lines.eof();)
    if (auto event = json::parse(line, nullptr, /*allow_exceptions=*/false); event.is_object())
      found.push_back(std::move(event));
  return found;
}

std::vector<json> RunRecord::events(std::string_view kind, std::string_view step) const {
  auto found = events();
  std::erase_if(found, [&](const json& event) {
    return event.at("event") != kind || (!step.empty() && event.value("step", "") != step);
  });
  return found;
}

std::vector<std::string> RunRecord::repeated_steps() const {
  std::map<std::string, int> times;
  for (const auto& event : events("step_started")) ++times[event.at("step").get<std::string>()];
  std::vector<std::string> repeated;
  for (const auto& [step, count] : times)
    if (count > 1) repeated.push_back(step);
  return repeated;
}

std::string mode_of(const fs::path& file) {
  return fmt::format("{:04o}", static_cast<unsigned>(fs::status(file).permissions()));
}

}  // namespace drctl::recovery
