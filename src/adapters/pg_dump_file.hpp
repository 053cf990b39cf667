#pragma once

#include <expected>
#include <string>

#include "adapters/children.hpp"
#include "adapters/pg_archive.hpp"

namespace drctl {

/// A dump on disk, in any format that pg_restore reads: custom, directory, tar.
class PgDumpFile {
 public:
  PgDumpFile(std::string path, Children& children, Narration& narration);

  /// Its table of contents, proven whole: pg_restore reads every byte of it, without a database. A cut dump
  /// still lists, so the list alone proves nothing. The error says what is wrong with the file.
  std::expected<PgArchive, Outcome> prove() const;

  /// What stands after CREATE DATABASE name in it, with another template: "WITH TEMPLATE = template1 ENCODING
  /// = 'UTF8' ...".
  std::expected<std::string, Outcome> database_options(const std::string& base) const;

  /// Bytes on disk; of a directory, all files in it.
  std::uintmax_t size() const;

 private:
  std::expected<PgArchive, Outcome> list() const;
  std::expected<void, Outcome> read_all(const PgArchive& archive) const;
  Outcome failure(const ChildResult& child) const;
  Command command(std::vector<std::string> options) const;

  std::string path_;
  Children& children_;
  Narration& narration_;
};

/// Counts the objects that pg_restore --verbose names on its standard error.
class PgRestoreProgress {
 public:
  enum class Work { checking, restoring };
  PgRestoreProgress(Work work, std::size_t total, Narration& narration)
      : work_(work), total_(total), narration_(narration) {}
  void line(std::string_view text);

 private:
  Work work_;
  std::size_t done_ = 0, total_;
  Narration& narration_;
};

}  // namespace drctl
