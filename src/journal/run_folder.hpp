#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/event.hpp"

namespace drctl {

/// The files that a run was started with, kept as they were so that `resume` goes on with exactly them.
struct RunInputs {
  std::map<std::string, std::string>
      runbooks;             ///< text by name, the runbook that was asked for and what it includes
  std::string environment;  ///< text; may be empty: none was given
};

/// runs/ID below the state folder: journal, inputs and report of one run.
struct RunFolder {
  std::filesystem::path path;

  std::string id() const { return path.filename(); }
  std::filesystem::path journal() const { return path / "journal.jsonl"; }
  std::filesystem::path approvals() const { return path / "approvals"; }
  std::filesystem::path report() const { return path / "report.md"; }
  std::filesystem::path runbook(const std::string& name) const {
    return path / "runbooks" / (name + ".yaml");
  }
  std::filesystem::path environment() const { return path / "environment.yaml"; }
};

/// Makes the folder (0700) of a new run and puts the inputs into it. Fails when it exists or can't be
/// written.
std::expected<RunFolder, std::string> create_run_folder(const std::filesystem::path& state_folder,
                                                        const std::string& id, const RunInputs& inputs);

/// Every run that is kept, newest first.
std::vector<RunFolder> run_folders(const std::filesystem::path& state_folder);

/// The run whose id is `id` or begins with it. Fails when none or more than one does, with what to type
/// instead.
std::expected<RunFolder, std::string> find_run(const std::filesystem::path& state_folder,
                                               const std::string& id);

/// Whether the journal has its first line: else the run died before anything was done, and nothing is there
/// to go on with. A journal that can't be read is not taken for such a one.
bool has_begun(const RunFolder& run);

/// A run at a glance, read from its journal's first and last line only, which are not checked against the
/// chain.
struct RunGlance {
  RunStarted start;
  std::chrono::system_clock::time_point started, last;
  std::string status;  ///< of RunEnded; empty: the run has not ended, or drctl died
};

/// Fails when the journal is missing, empty or not ours.
std::expected<RunGlance, std::string> glance(const RunFolder& run);

}  // namespace drctl
