#include "sandbox/process_identity.hpp"

#include <fmt/core.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace drctl::sandbox {

std::optional<ProcessIdentity> identify(pid_t pid) {
  std::ifstream in(fmt::format("/proc/{}/stat", pid));
  const std::string line{std::istreambuf_iterator<char>(in), {}};
  const auto name_end = line.rfind(')');  // the name, field 2, may hold blanks and parentheses
  if (pid <= 0 || name_end == std::string::npos) return std::nullopt;
  std::istringstream fields(line.substr(name_end + 1));
  std::string state, skipped;
  long threads = 0;
  fields >> state;
  for (int field = 4; field < 20; ++field) fields >> skipped;
  ProcessIdentity process{pid, 0};
  if (!(fields >> threads >> skipped >> process.started)) return std::nullopt;
  // A zombie whose threads are not all gone still holds its files and ports.
  if ((state == "Z" || state == "X") && threads <= 1) return std::nullopt;
  return process;
}

bool alive(const ProcessIdentity& process) { return identify(process.pid) == process; }

}  // namespace drctl::sandbox
