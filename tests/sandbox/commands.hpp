#pragma once
#include <filesystem>
#include <string>

namespace drctl::sandbox {

/// Exit statuses of drctl-sandbox; 2 (wrong usage) is the command line's.
enum class Exit { success = 0, failure = 1, no_sandbox = 3 };

/// The commands of drctl-sandbox: results to stdout, narration to stderr. They throw Failure.
int up(const std::filesystem::path& folder);
int show_status(const std::filesystem::path& folder);
int break_it(const std::filesystem::path& folder, const std::string& scenario);
int add(const std::filesystem::path& folder, const std::string& part);
int mend(const std::filesystem::path& folder, const std::string& scenario);
int down(const std::filesystem::path& folder);

/// Where a sandbox is if not said otherwise: ${XDG_STATE_HOME:-~/.local/state}/drctl/sandbox.
std::filesystem::path default_folder();

}  // namespace drctl::sandbox
