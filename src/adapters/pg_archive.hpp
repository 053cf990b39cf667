#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace drctl {

/// What a dump holds, by its table of contents.
struct PgArchive {
  std::string created_at;              ///< RFC 3339, as the dumping machine's clock said in UTC
  std::size_t objects = 0;             ///< entries that a restore goes through
  std::vector<std::string> tables;     ///< "public.bots", sorted
  std::vector<std::string> with_data;  ///< those whose rows are in it, sorted
  std::vector<std::string>
      owners;  ///< roles to which a restore gives something, sorted, without PostgreSQL's own
  std::vector<std::string> extensions;  ///< sorted
  /// The listing without the comments on extensions, when there are any. A restore by anyone but the
  /// extension's owner fails at them, and creating the extension makes them anyway.
  std::string selection;
};

/// Reads what `pg_restore --list` printed with TZ=UTC (format of PrintTOCSummary, pg_backup_archiver.c of
/// PostgreSQL 15). Fails when there is no creation time in it.
std::expected<PgArchive, std::string> parse_listing(std::string_view listing);

/// For each wanted table ("bots", or "public.bots") that has no rows in the dump, a line that says so and
/// names the nearest one. "bots" stands for a table of that name in any schema.
std::vector<std::string> missing_tables(const PgArchive& archive, const std::vector<std::string>& wanted);

/// The whole names of these tables in the dump, sorted.
std::vector<std::string> named_tables(const PgArchive& archive, const std::vector<std::string>& wanted);

}  // namespace drctl
