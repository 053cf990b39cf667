#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace drctl::faults {

/// A system call of drctl's main thread, the only one that acts: the `when`th of its name.
struct SystemCall {
  std::string name;
  int when = 0;
  std::string line;  ///< as strace shows it
};

/// Those that change something outside of the process, or wait for what it asked for, in order. `trace` is
/// what strace wrote; of the files that were opened only those below `state` count.
std::vector<SystemCall> system_calls_in(const std::string& trace, const std::filesystem::path& state);

/// The command that runs `argv` under strace: drctl remains the process that is started and waited for, its
/// children are not touched. `inject` is what happens to which call, as `-e inject=` takes it; empty:
/// nothing.
std::vector<std::string> traced(const std::vector<std::string>& argv, const std::filesystem::path& trace,
                                const std::string& inject);

/// Why no process can be traced here and what to do, or nothing.
std::string missing_for_traces();

}  // namespace drctl::faults
