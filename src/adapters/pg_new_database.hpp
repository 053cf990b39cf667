#pragma once

#include <expected>
#include <string>

#include "adapters/pg_dump_file.hpp"
#include "adapters/psql.hpp"

namespace drctl {

/// How a dump is restored.
struct PgRestoreOptions {
  /// Who owns what is restored: the roles that the dump names, which must exist and be the connecting user's
  /// to act for, or the connecting user.
  enum class Owners { as_dumped, target_user };

  std::string dump;
  int jobs = 1;
  Owners owners = Owners::as_dumped;
};

/// A database that is made from a dump beside the target's own, and has what that one was made with: owner,
/// encoding, locale, tablespace.
class PgNewDatabase {
 public:
  using Done = std::expected<void, Outcome>;

  PgNewDatabase(const Target& target, PgRestoreOptions options, std::string name, Children& children,
                Narration& narration);

  /// Before anything is done: may the user create databases, and act for all owners in the dump?
  Done check_rights(const PgArchive& archive);
  /// What check_rights found: is the target's own database there, and the user's to replace?
  bool target_exists() const { return target_exists_; }
  bool may_replace() const { return may_replace_; }

  /// Creates it anew, fills it, and makes sure that every table of the dump is in it.
  Done build(const PgArchive& archive);
  Done drop();

  /// The outcome of a failure before the target's own database was touched: it says so. What is unfinished is
  /// dropped, as far as there is time.
  Outcome given_up(Outcome outcome);

  const std::string& name() const { return name_; }
  /// Where one connects to create and rename databases.
  const std::string& maintenance() const { return maintenance_; }

  /// How pg_restore is called to fill `database`.
  static Command fill_command(const Target& target, const PgRestoreOptions& options,
                              const std::string& database);

 private:
  Done judge_rights(const std::string& answer);
  Done create(const PgArchive& archive);
  std::string choose_template(const PgArchive& archive);
  Done fill(const PgArchive& archive);
  Done check_tables(const PgArchive& archive);

  const Target& target_;
  PgRestoreOptions options_;
  std::string name_, target_name_, maintenance_;
  Children& children_;
  Narration& narration_;
  bool target_exists_ = false, may_replace_ = false;
  Psql psql_;
};

}  // namespace drctl
