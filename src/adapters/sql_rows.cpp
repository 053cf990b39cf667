#include "adapters/sql_rows.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <charconv>

#include "adapters/sql_value.hpp"
#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace drctl {

using nlohmann::json;

namespace {

constexpr std::size_t most_rows = 10'000;
constexpr std::size_t most_bytes = 16 * 1024 * 1024;

// Two columns of one name would lie on each other in a row.
std::string distinct(const std::string& name, const std::vector<std::string>& taken) {
  auto distinct = name;
  for (int number = 2; std::ranges::find(taken, distinct) != taken.end(); ++number)
    distinct = fmt::format("{}_{}", name, number);
  return distinct;
}

}  // namespace

void SqlRows::add(const PGresult* part) {
  if (columns_.empty()) name_columns(part);
  for (int row = 0; row < PQntuples(part); ++row) add_row(part, row);
  if (PQresultStatus(part) != PGRES_SINGLE_TUPLE) read_tag(part);
}

void SqlRows::name_columns(const PGresult* part) {
  for (int column = 0; column < PQnfields(part); ++column)
    columns_.push_back(distinct(valid_utf8(PQfname(part, column)), columns_));
}

void SqlRows::add_row(const PGresult* part, int row) {
  ++count_;
  for (int column = 0; column < PQnfields(part); ++column)
    bytes_ += columns_[static_cast<std::size_t>(column)].size() +
              static_cast<std::size_t>(PQgetlength(part, row, column));
  if (rows_.size() >= most_rows || bytes_ > most_bytes) return;
  auto values = json::object();
  for (int column = 0; column < PQnfields(part); ++column) {
    auto& value = values[columns_[static_cast<std::size_t>(column)]];
    if (PQgetisnull(part, row, column)) continue;
    std::string_view text(PQgetvalue(part, row, column),
                          static_cast<std::size_t>(PQgetlength(part, row, column)));
    value = sql_value(PQftype(part, column), text);
  }
  rows_.push_back(std::move(values));
}

// "INSERT 0 5", "SELECT 3", "CREATE TABLE": the words are the command; PostgreSQL's protocol,
// "CommandComplete".
void SqlRows::read_tag(const PGresult* part) {
  std::string_view tag = PQcmdStatus(const_cast<PGresult*>(part));
  command_ = trimmed(tag.substr(0, std::min(tag.find_first_of("0123456789"), tag.size())));
  std::string_view affected = PQcmdTuples(const_cast<PGresult*>(part));
  if (command_ != "SELECT") std::from_chars(affected.data(), affected.data() + affected.size(), affected_);
}

json SqlRows::take() {
  bool truncated = count_ > rows_.size();
  return {{"rows", std::move(rows_)}, {"row_count", count_}, {"columns", std::move(columns_)},
          {"affected", affected_},    {"command", command_}, {"truncated", truncated}};
}

}  // namespace drctl
