#include "faults/system_calls.hpp"

#include <map>
#include <sstream>

#include "sandbox/command.hpp"
#include "sandbox/failure.hpp"

namespace drctl::faults {
namespace {

constexpr auto calls =
    "write,pwrite64,writev,fsync,fdatasync,ftruncate,rename,renameat2,link,unlink,mkdir,openat,flock,clone,"
    "clone3,vfork,fork,pidfd_open,waitid,sendto,recvfrom,exit_group";

}  // namespace

std::vector<SystemCall> system_calls_in(const std::string& trace, const std::filesystem::path& state) {
  std::vector<SystemCall> found;
  std::map<std::string, int> counts;
  std::istringstream lines(trace);
  for (std::string line; std::getline(lines, line);) {
    const auto name = line.substr(0, line.find('('));
    if (name.find_first_of(" +-") != std::string::npos) continue;  // a signal, or the end
    const int when = ++counts[name];
    if (name != "openat" || line.contains(state.string())) found.push_back({name, when, line});
  }
  return found;
}

// -D: strace is the grandchild, and drctl the child of whoever starts it. Without -f only its main thread is
// traced.
std::vector<std::string> traced(const std::vector<std::string>& argv, const std::filesystem::path& trace,
                                const std::string& inject) {
  std::vector<std::string> words = {
      "strace", "-D", "-y", "-s", "300", "-o", trace, "-e", std::string("trace=") + calls};
  if (!inject.empty()) words.insert(words.end(), {"-e", "inject=" + inject});
  words.insert(words.end(), argv.begin(), argv.end());
  return words;
}

std::string missing_for_traces() try {
  const auto outcome = sandbox::outcome_of({.argv = {"strace", "-o", "/dev/null", "true"}});
  if (outcome.status == 0) return {};
  return "strace can't trace a process here (a container needs CAP_SYS_PTRACE): " + outcome.err;
} catch (const sandbox::Failure& failure) {
  return std::string("strace is missing, run scripts/install: ") + failure.what();
}

}  // namespace drctl::faults
