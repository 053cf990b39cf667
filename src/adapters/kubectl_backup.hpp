#pragma once

#include <optional>
#include <string>

#include "adapters/children.hpp"

namespace drctl {

/// What a command of kubectl or helm prints, in a file for its owner only instead of the result; encrypted when a
/// passphrase is given, and then proven by decrypting it again.
class KubectlBackup {
 public:
  KubectlBackup(std::string file, std::optional<Secret> passphrase, Children& children);

  /// Runs the command and writes the file. The outcome's result has `file`, `size` and `sha256`, the digest of
  /// what was printed. Nothing is left of a file that is not whole. `on_failure` words its failure.
  Outcome run(Command kubectl, const std::function<Outcome(const ChildResult&)>& on_failure);

  /// What stands behind kubectl's words, for people: "| openssl enc ... > FILE".
  static std::string shown(const std::string& file, bool encrypted);

 private:
  std::optional<Outcome> write(const std::string& text, const std::string& partial);
  std::optional<Outcome> encrypt(const std::string& text, const std::string& partial);
  std::optional<Outcome> openssl(Command& command, ChildResult& child);

  std::string file_;
  std::optional<Secret> passphrase_;
  Children& children_;
};

}  // namespace drctl
