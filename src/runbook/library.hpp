#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drctl/adapter.hpp"
#include "drctl/diagnostic.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// A runbook that passed every check, with all that it includes.
struct LoadedRunbook {
  Runbook runbook;
  std::map<std::string, Runbook> included;  ///< by name; of includes of includes too
};

/// Where runbooks and environments are found by name: folders, searched in order.
class Library {
 public:
  explicit Library(std::vector<std::filesystem::path> folders);

  /// The file of the runbook `name`: a name with '/' or ending in .yaml or .yml is a path, another one is
  /// NAME.yaml or else NAME.yml in the first folder that has it. Fails with what was searched and the nearest
  /// name.
  std::expected<std::filesystem::path, Diagnostic> find_runbook(std::string_view name) const;
  /// The same in the folders' environments/.
  std::expected<std::filesystem::path, Diagnostic> find_environment(std::string_view name) const;

  /// Every runbook's file, by name; of equal names the first folder's.
  std::map<std::string, std::filesystem::path> runbooks() const;
  std::map<std::string, std::filesystem::path> environments() const;

 private:
  std::vector<std::filesystem::path> folders_;
};

/// ./runbooks, then $DRCTL_RUNBOOKS (folders with ':' between), then the installed folder.
std::vector<std::filesystem::path> default_folders();

/// The file's text; fails when it can't be read or is larger than 4 MiB.
std::expected<std::shared_ptr<const Source>, Diagnostic> load_source(const std::filesystem::path& path);

/// What is wrong with a step beyond what the language can know: what its adapter would refuse.
using CheckStep = std::function<Diagnostics(const Step&)>;

/// Reads and checks the runbook in `file` and what it includes (from the same folder). `further` is asked
/// about each step of the runbook itself in which nothing is wrong so far; not, where it is empty.
std::expected<LoadedRunbook, Diagnostics> load_checked(const std::filesystem::path& file,
                                                       std::span<const AdapterSpec> adapters,
                                                       const CheckStep& further = {});
/// The same of a file's text, as load_source gives it.
std::expected<LoadedRunbook, Diagnostics> load_checked(const std::shared_ptr<const Source>& source,
                                                       std::span<const AdapterSpec> adapters,
                                                       const CheckStep& further = {});

/// Reads the environment in `file`.
std::expected<Environment, Diagnostics> load_environment(const std::filesystem::path& file);

}  // namespace drctl
