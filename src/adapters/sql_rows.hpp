#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

struct pg_result;

namespace drctl {

/// Gathers a statement's rows as they come, up to 10,000 rows or 16 MiB of values; what is beyond is counted
/// and dropped.
class SqlRows {
 public:
  /// Takes what libpq gives for a part of the answer: one row, or the end with the command's tag.
  void add(const pg_result* part);

  /// {rows, row_count, columns, affected, command, truncated}
  nlohmann::json take();

 private:
  void name_columns(const pg_result* part);
  void add_row(const pg_result* part, int row);
  void read_tag(const pg_result* part);

  std::vector<std::string> columns_;
  nlohmann::json rows_ = nlohmann::json::array();
  std::size_t bytes_ = 0, count_ = 0;
  long long affected_ = 0;
  std::string command_;
};

}  // namespace drctl
