#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "faults/ledger.hpp"

namespace drctl::faults {

/// A runbook of so many steps, each of which but the reads leaves an entry in the ledger: in turn a
/// destructive statement, one with a `check`, a program, and a read whose capture the next ones use.
class LongRunbook {
 public:
  /// Writes it and its environment into the ledger's folder.
  LongRunbook(const Ledger& ledger, int steps);

  const std::filesystem::path& file() const { return file_; }
  /// The steps that leave an entry; all of them are gated.
  const std::vector<std::string>& changes() const { return changes_; }
  /// "--approve" for each of them.
  std::vector<std::string> approvals() const;

 private:
  std::string step(const Ledger& ledger, int number);

  std::filesystem::path file_;
  std::vector<std::string> changes_;
};

}  // namespace drctl::faults
