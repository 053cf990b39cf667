#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "sandbox/daemon.hpp"

namespace drctl::sandbox {

/// What is on disk of a daemon: FOLDER/processes/NAME.json.
struct DaemonRecord {
  Program program;
  ProcessIdentity process;
};

/// Writes it, whole or not at all; throws Failure.
void write_record(const std::filesystem::path& folder, const DaemonRecord& record);

/// Throws Failure if there is none, or it can't be understood.
DaemonRecord read_record(const std::filesystem::path& folder, const std::string& name);

/// All of a folder, in the order of their names.
std::vector<DaemonRecord> read_records(const std::filesystem::path& folder);

}  // namespace drctl::sandbox
