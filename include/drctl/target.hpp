#pragma once

#include <map>
#include <string>

#include "drctl/secret.hpp"

namespace drctl {

/// One system that steps act on, as an environment binds it: `database: {kind: postgres, host: ...}`.
struct Target {
  std::string name;  ///< the environment's key: "database"
  std::string kind;  ///< "postgres", "kubernetes" or "channel"; empty: no target
  std::map<std::string, std::string>
      settings;  ///< postgres: host, port, database, user;
                 ///< kubernetes: kubeconfig (may be missing), context, namespace;
                 ///< channel: via, and what that needs (runbook/read_target.cpp)
  std::map<std::string, Secret>
      secrets;  ///< postgres: password (may be missing); channel: url, routing_key, password

  /// The setting, or an empty text.
  std::string setting(const std::string& key) const {
    auto it = settings.find(key);
    return it == settings.end() ? std::string{} : it->second;
  }
};

/// For people: "database volaticloud on 127.0.0.1:5432 as volaticloud".
std::string describe(const Target& target);

}  // namespace drctl
