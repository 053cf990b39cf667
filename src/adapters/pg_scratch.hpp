#pragma once

#include <expected>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "adapters/pg_new_database.hpp"

namespace drctl {

/// What is done with a dump in a scratch database beside the target's. It is dropped again however that ends;
/// what a kill leaves of it, the next attempt clears.
class PgScratch {
 public:
  PgScratch(const Target& target, PgRestoreOptions options, Children& children, Narration& narration);

  /// Restores the dump, and counts the rows of each table: `rows` of the outcome's result.
  Outcome trial(const PgArchive& archive);

  /// Copies tables of the dump ("public.bots"), with rows, keys, indexes, triggers and the foreign keys among
  /// them, into a schema of the target's database. Nothing that is there is changed; a schema of that name is
  /// replaced when this made it, else it is an error. The outcome's result has `rows` of each table, and
  /// `foreign_keys`: those between these tables and others, which did not come along.
  Outcome copy_tables(const PgArchive& archive, const std::vector<std::string>& tables,
                      const std::string& schema);

  static std::string name(const std::string& database) { return database + "_drctl_scratch"; }

 private:
  using Done = PgNewDatabase::Done;
  using Answer = std::expected<nlohmann::json, Outcome>;

  Done prepare(const PgArchive& archive);
  Outcome in_scratch(const PgArchive& archive, const std::function<Answer()>& work);
  Answer count_rows();
  Answer copy(const std::string& schema);

  Done check_schema(const std::string& schema);
  Done dump_schema(const std::string& schema, const std::string& file);
  Done restore_schema(const std::string& file);
  Done finished(const Command& command, const std::string& program);
  std::expected<std::string, Outcome> ask(const std::string& database, std::string_view sql) const;

  const Target& target_;
  PgRestoreOptions options_;
  Children& children_;
  Narration& narration_;
  PgNewDatabase scratch_;
  Psql::Variables variables_;
};

}  // namespace drctl
