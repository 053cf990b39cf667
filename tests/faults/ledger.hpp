#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"
#include "sandbox/postgres.hpp"

namespace drctl::faults {

/// A real PostgreSQL with a table in which each step that changes something leaves a row: who does it twice
/// leaves two.
class Ledger {
 public:
  /// Starts the server; throws Failure.
  Ledger();

  const sandbox::Folder& folder() const { return folder_; }
  sandbox::Port port() const { return postgres_.port(); }
  /// Where psql finds the owner's password (PGPASSFILE).
  std::filesystem::path password_file() const { return folder_ / "pgpass"; }

  /// Whether neither drctl nor what it has started is connected.
  bool is_idle() const;
  /// Whether the server is at work for them on a statement with this word.
  bool is_at_work_on(const std::string& word) const;
  /// Forgets all that was done.
  void clear() const;
  /// Enters a step as done.
  void enter(const std::string& step) const;
  /// How often each step was done. Waits until the server is through with whatever a killed client had asked.
  std::map<std::string, int> entries() const;

 private:
  void write_password_file() const;

  sandbox::Folder folder_ = sandbox::Folder::temporary();
  sandbox::Ports ports_{1};
  sandbox::Postgres postgres_{folder_, ports_.take(), sandbox::Lifetime::with_owner};
};

}  // namespace drctl::faults
