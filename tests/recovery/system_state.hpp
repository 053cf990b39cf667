#pragma once
#include <iosfwd>
#include <map>
#include <string>

#include "sandbox/sandbox.hpp"

namespace drctl::recovery {

/// What a client of the installation sees, asked of the installation itself: by SQL, by kubectl, by HTTP.
struct SystemState {
  /// What it sees, by name: "rows of bots" is "2000 (MD5)" or the server's words why they can't be read;
  /// "bots through indexes" is what their lookups find; "constraints" and "indexes" are their definitions;
  /// "owner's login", "replicas", "nodes", "health", "databases".
  std::map<std::string, std::string> seen;
  /// Which database it is: the server's system identifier and the database's oid. Another one, even a like
  /// one, is another.
  std::string database;

  bool operator==(const SystemState&) const = default;
};

SystemState state_of(sandbox::Sandbox& sandbox);

void PrintTo(const SystemState& state, std::ostream* out);

}  // namespace drctl::recovery
