#pragma once

#include <expected>
#include <string>

#include "adapters/pg_new_database.hpp"

namespace drctl {

/// Replaces a database by the content of a dump. The dump is restored into a new database beside the old one,
/// which stays untouched until the new one is complete; then both names change in one transaction. So
/// whatever happens, there is a whole database of that name: the old one, or the new one.
class PgReplacement {
 public:
  PgReplacement(const Target& target, const PgRestoreOptions& options, Children& children,
                Narration& narration);

  /// `archive` is of the proven dump. The outcome's result is left to the caller. Every failure says what
  /// became of the database.
  Outcome run(const PgArchive& archive);

  /// The names of the new database while it is filled, and of the old one when it has been replaced.
  static std::string aside(const std::string& database) { return database + "_drctl_new"; }
  static std::string replaced(const std::string& database) { return database + "_drctl_old"; }

 private:
  using Done = PgNewDatabase::Done;

  Done check_rights(const PgArchive& archive);
  Done build(const PgArchive& archive);
  Done finish();
  Done swap();
  void drop_replaced();
  Done script(std::string_view sql);

  const Target& target_;
  Narration& narration_;
  std::string name_;
  PgNewDatabase new_;
  Psql psql_;
};

}  // namespace drctl
