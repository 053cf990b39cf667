#include "journal/run_folder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "journal/state_folder.hpp"
#include "platform/file.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

std::expected<void, std::string> keep_inputs(const RunFolder& run, const RunInputs& inputs) {
  if (auto made = create_private_folder(run.path / "runbooks"); !made) return made;
  for (const auto& [name, text] : inputs.runbooks)
    if (auto kept = write_file_atomically(run.runbook(name), text, FileAccess::owner_only); !kept)
      return kept;
  if (inputs.environment.empty()) return {};
  return write_file_atomically(run.environment(), inputs.environment, FileAccess::owner_only);
}

std::string choices(const std::vector<RunFolder>& runs) {
  std::string text;
  for (const auto& run : runs) text += "\n  " + run.id();
  return text;
}

std::unexpected<std::string> no_run(const fs::path& state_folder, const std::string& id) {
  std::vector<std::string> ids;
  for (const auto& run : run_folders(state_folder)) ids.push_back(run.id());
  const auto near = nearest(id, ids);
  return std::unexpected(fmt::format("there is no run '{}'{}", id,
                                     near ? fmt::format("; did you mean '{}'?", *near) : std::string{}));
}

}  // namespace

std::expected<RunFolder, std::string> create_run_folder(const fs::path& state_folder, const std::string& id,
                                                        const RunInputs& inputs) {
  const RunFolder run{state_folder / "runs" / id};
  if (auto made = create_private_folder(run.path.parent_path()); !made) return std::unexpected(made.error());
  std::error_code error;
  if (fs::exists(run.path, error)) return std::unexpected(run.path.string() + " exists already");
  if (auto made = create_private_folder(run.path); !made) return std::unexpected(made.error());
  if (auto kept = keep_inputs(run, inputs); !kept) return std::unexpected(kept.error());
  return run;
}

std::vector<RunFolder> run_folders(const fs::path& state_folder) {
  std::vector<RunFolder> runs;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(state_folder / "runs", error))
    if (fs::exists(entry.path() / "journal.jsonl", error)) runs.push_back({entry.path()});
  std::ranges::sort(runs, std::greater{}, &RunFolder::id);
  return runs;
}

std::expected<RunFolder, std::string> find_run(const fs::path& state_folder, const std::string& id) {
  std::vector<RunFolder> found;
  for (auto& run : run_folders(state_folder)) {
    if (run.id() == id) return run;
    if (!id.empty() && run.id().starts_with(id)) found.push_back(std::move(run));
  }
  if (found.empty()) return no_run(state_folder, id);
  if (found.size() == 1) return found.front();
  return std::unexpected(fmt::format("more than one run begins with '{}':{}", id, choices(found)));
}

}  // namespace drctl
