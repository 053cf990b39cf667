#include "sandbox/daemon_record.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
using nlohmann::json;
namespace {

fs::path record_file(const fs::path& folder, const std::string& name) {
  return folder / "processes" / (name + ".json");
}

json to_json(const DaemonRecord& record) {
  const auto& program = record.program;
  json text = {{"name", program.name},
               {"pid", record.process.pid},
               {"started", record.process.started},
               {"argv", program.argv},
               {"environment", program.environment},
               {"stop_signal", program.stop_signal},
               {"death_signal", program.death_signal},
               {"grace_ms", program.grace.count()}};
  if (program.user)
    text["user"] = {{"uid", program.user->uid}, {"gid", program.user->gid}, {"name", program.user->name}};
  return text;
}

DaemonRecord from_json(const json& text) {
  DaemonRecord record;
  record.process = {text.at("pid").get<pid_t>(), text.at("started").get<std::uint64_t>()};
  record.program.name = text.at("name").get<std::string>();
  record.program.argv = text.at("argv").get<std::vector<std::string>>();
  record.program.environment = text.at("environment").get<std::map<std::string, std::string>>();
  record.program.stop_signal = text.at("stop_signal").get<int>();
  record.program.death_signal = text.at("death_signal").get<int>();
  record.program.grace = std::chrono::milliseconds(text.at("grace_ms").get<int>());
  if (text.contains("user"))
    record.program.user = User{text["user"].at("uid").get<uid_t>(), text["user"].at("gid").get<gid_t>(),
                               text["user"].at("name").get<std::string>()};
  return record;
}

DaemonRecord read_file(const fs::path& file) {
  try {
    return from_json(json::parse(read_text(file)));
  } catch (const json::exception& error) {
    throw Failure(fmt::format("{} is not a record of a server: {}", file.string(), error.what()));
  }
}

}  // namespace

void write_record(const fs::path& folder, const DaemonRecord& record) {
  fs::create_directories(folder / "processes");
  write_text(record_file(folder, record.program.name), to_json(record).dump(1) + "\n", Readers::owner);
}

DaemonRecord read_record(const fs::path& folder, const std::string& name) {
  const auto file = record_file(folder, name);
  if (!fs::exists(file)) throw Failure(fmt::format("the sandbox in {} has no {}", folder.string(), name));
  return read_file(file);
}

std::vector<DaemonRecord> read_records(const fs::path& folder) {
  std::vector<DaemonRecord> records;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder / "processes", none))
    if (entry.path().extension() == ".json") records.push_back(read_file(entry.path()));
  std::ranges::sort(records, {}, [](const DaemonRecord& record) { return record.program.name; });
  return records;
}

}  // namespace drctl::sandbox
