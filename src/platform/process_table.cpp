#include "platform/process_table.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace drctl {
namespace {

pid_t pid_of(const std::filesystem::path& folder) {
  const auto name = folder.filename().string();
  pid_t pid = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), pid);
  return error == std::errc() && end == name.data() + name.size() ? pid : 0;
}

}  // namespace

// "PID (NAME) STATE PPID PGRP ...": a name may hold blanks and parentheses, and start time is the 22nd word.
std::optional<ProcessEntry> process_entry(pid_t pid) {
  std::ifstream file(fmt::format("/proc/{}/stat", pid));
  std::string line;
  if (!std::getline(file, line) || !line.contains(')')) return std::nullopt;
  std::istringstream words(line.substr(line.rfind(')') + 1));
  ProcessEntry entry{.pid = pid};
  words >> entry.state >> entry.parent >> entry.group;
  std::string passed_over;
  for (int word = 6; word <= 21; ++word) words >> passed_over;
  return words >> entry.started_at ? std::optional(entry) : std::nullopt;
}

std::vector<ProcessEntry> process_table() {
  std::vector<ProcessEntry> table;
  std::error_code error;
  for (std::filesystem::directory_iterator each("/proc", error), end; !error && each != end;
       each.increment(error))
    if (const auto pid = pid_of(each->path()))
      if (const auto entry = process_entry(pid)) table.push_back(*entry);
  return table;
}

}  // namespace drctl
