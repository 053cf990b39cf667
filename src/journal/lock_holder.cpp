#include "journal/lock_holder.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace drctl {

using nlohmann::json;

std::string holder_text(const LockHolder& holder) {
  if (holder.run.empty()) return holder.by.empty() ? "a run that just begins" : holder.by;
  return fmt::format("run {} ({}, pid {} on {}, since {}{}{})", holder.run, holder.by, holder.pid,
                     holder.host, holder.since, holder.step.empty() ? "" : ", at step ", holder.step);
}

json holder_to_json(const LockHolder& holder) {
  return {{"run", holder.run},     {"host", holder.host},     {"by", holder.by},     {"pid", holder.pid},
          {"since", holder.since}, {"reason", holder.reason}, {"step", holder.step}, {"place", holder.place}};
}

LockHolder holder_from_json(const json& content) {
  const auto word = [&content](const char* key) {
    const auto found = content.find(key);
    return found != content.end() && found->is_string() ? found->get<std::string>() : std::string{};
  };
  const auto pid = content.find("pid");
  return {word("run"),   word("host"),
          word("by"),    pid != content.end() && pid->is_number_integer() ? pid->get<long>() : 0,
          word("since"), word("reason"),
          word("step"),  word("place")};
}

std::string this_place() {
  std::string boot;
  std::ifstream("/proc/sys/kernel/random/boot_id") >> boot;
  std::error_code error;
  const auto processes = std::filesystem::read_symlink("/proc/self/ns/pid", error);
  return boot.empty() || error ? "" : boot + " " + processes.string();
}

bool is_dead(const LockHolder& holder) {
  if (holder.place.empty() || holder.place != this_place() || holder.pid <= 0) return false;
  return ::kill(static_cast<pid_t>(holder.pid), 0) != 0 && errno == ESRCH;
}

}  // namespace drctl
