#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "recovery/desk.hpp"

namespace drctl::recovery {

/// What drctl keeps of its runs: the files of the newest run in a state folder, read as anybody can read
/// them.
class RunRecord {
 public:
  explicit RunRecord(const Desk& desk);

  std::filesystem::path journal() const { return folder_ / "journal.jsonl"; }
  std::filesystem::path report() const { return folder_ / "report.md"; }
  std::string id() const { return folder_.filename(); }

  /// The whole lines of the journal, in their order.
  std::vector<nlohmann::json> events() const;
  /// Those that are of this kind, and of this step unless that is empty.
  std::vector<nlohmann::json> events(std::string_view kind, std::string_view step = {}) const;
  /// How often a step was begun.
  std::size_t starts(std::string_view step) const { return events("step_started", step).size(); }
  /// The steps that were begun more than once.
  std::vector<std::string> repeated_steps() const;

 private:
  std::filesystem::path folder_;
};

/// The permission bits of a file, in octal.
std::string mode_of(const std::filesystem::path& file);

}  // namespace drctl::recovery
