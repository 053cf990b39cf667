#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace drctl {

/// Who works on an environment, as a lock says.
struct LockHolder {
  std::string run, host, by;
  long pid = 0;
  std::string since;        ///< RFC 3339
  std::string reason = {};  ///< of a takeover
  std::string step = {};    ///< at work; empty: none, or not told
  std::string place = {};   ///< this_place() of its process
};

/// "run R (ada@laptop, pid 4711 on laptop, since 2026-11-24T03:10:07Z, at step restore)".
std::string holder_text(const LockHolder& holder);

nlohmann::json holder_to_json(const LockHolder& holder);
/// What is missing, or of another kind, stays empty.
LockHolder holder_from_json(const nlohmann::json& content);

/// Where a number of a process means what it means here: this boot of this machine, this container. Hosts may
/// share a name.
std::string this_place();

/// Its process was of this place, and lives no more: nobody holds what it held.
bool is_dead(const LockHolder& holder);

}  // namespace drctl
