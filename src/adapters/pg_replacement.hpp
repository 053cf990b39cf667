#pragma once

#include <expected>
#include <string>

#include "adapters/pg_dump_file.hpp"
#include "adapters/psql.hpp"

namespace drctl {

/// Replaces a database by the content of a dump. The dump is restored into a new database beside the old one,
/// which stays untouched until the new one is complete; then both names change in one transaction. So
/// whatever happens, there is a whole database of that name: the old one, or the new one.
class PgReplacement {
 public:
  /// Who owns what is restored: the roles that the dump names, which must exist and be the connecting user's
  /// to act for, or the connecting user.
  enum class Owners { as_dumped, target_user };
  struct Options {
    std::string dump;
    int jobs = 1;
    Owners owners = Owners::as_dumped;
  };

  PgReplacement(const Target& target, Options options, Children& children, Narration& narration);

  /// `archive` is of the proven dump. The outcome's result is left to the caller. Every failure says what
  /// became of the database.
  Outcome run(const PgArchive& archive);

  /// The names of the new database while it is filled, and of the old one when it has been replaced.
  static std::string aside(const std::string& database) { return database + "_drctl_new"; }
  static std::string replaced(const std::string& database) { return database + "_drctl_old"; }

  /// How pg_restore is called.
  static Command fill_command(const Target& target, const Options& options);

 private:
  using Done = std::expected<void, Outcome>;

  Done prepare(const PgArchive& archive);
  Done check_rights(const std::string& answer);
  Done build(const PgArchive& archive);
  Done create(const PgArchive& archive);
  std::string choose_template(const PgArchive& archive);
  Done fill(const PgArchive& archive);
  Done check_tables(const PgArchive& archive);
  Done finish();
  Done swap();
  void drop_replaced();

  Done script(std::string_view sql);
  Outcome untouched(Outcome outcome);

  const Target& target_;
  Options options_;
  Children& children_;
  Narration& narration_;
  std::string name_, maintenance_;
  bool exists_ = false;
  Psql psql_;
};

}  // namespace drctl
