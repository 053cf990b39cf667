#pragma once
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "sandbox/backend/cluster.hpp"
#include "sandbox/database.hpp"

namespace drctl::sandbox {

/// One running replica of the backend: what it was told about its database when it started, and its log.
class Pod {
 public:
  /// Starts it: reads its configuration as its environment would be set, runs the migrations.
  /// `secret`: nothing if there was none. It starts even so; it just can't serve.
  Pod(ReadyPod identity, const std::optional<std::map<std::string, std::string>>& secret,
      const std::filesystem::path& log);

  const ReadyPod& identity() const { return identity_; }

  /// A connection to the database; throws Failure with what is wrong.
  Database database() const;
  /// Writes one line, in CRI format.
  void log(const std::string& level, const std::string& message) const;

 private:
  void migrate() const;

  ReadyPod identity_;
  std::filesystem::path log_file_;
  std::optional<Login> login_;
  std::string problem_;  ///< why there is no login
  mutable std::mutex log_mutex_;
};

/// `host` ("HOST:PORT"), `database`, `username`, `password` of the secret; throws Failure that names what is
/// missing.
Login login_of(const std::map<std::string, std::string>& secret);

}  // namespace drctl::sandbox
