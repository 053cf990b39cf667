#include "sandbox/index_damage.hpp"

#include <fmt/core.h>

#include <fstream>

#include "sandbox/failure.hpp"
#include "sandbox/page_damage.hpp"
#include "sandbox/relation_file.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace {

/// How many bots the index on a column finds, or the server's words. `least` is less than every value.
std::string found_by(const Postgres& postgres, const std::string& column, const std::string& least) try {
  Database database(postgres.owner("volaticloud"));
  database.query("SET enable_seqscan = off; SET enable_bitmapscan = off");
  return database.value(fmt::format("SELECT count(*) FROM bots WHERE {} > '{}'", column, least));
} catch (const Failure& failure) {
  const std::string words = failure.what();
  return words.substr(0, words.find('\n'));
}

/// Every tenth row is another one afterwards, with the values that it had: its place is in no index of
/// before.
void write_rows_again(const Postgres& postgres) {
  postgres.query("volaticloud", "UPDATE bots SET name = name || '!' WHERE right(name, 1) = '3'");
  postgres.query("volaticloud", "UPDATE bots SET name = rtrim(name, '!') WHERE right(name, 1) = '!'");
  postgres.query("volaticloud", "CHECKPOINT");
}

/// In place, so that the file keeps its owner.
void put_back(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  if (!(out << bytes).flush()) throw Failure(fmt::format("can't change {}", file.string()));
}

}  // namespace

std::string lose_index_entries(Sandbox& sandbox) {
  auto& postgres = sandbox.postgres();
  postgres.query("volaticloud", "CHECKPOINT");
  const auto file = file_of(postgres, "bots_name_key");
  const auto before = read_text(file);
  write_rows_again(postgres);
  postgres.stop();
  put_back(file, before);
  postgres.start();
  const auto all = postgres.query("volaticloud", "SELECT count(*) FROM bots")[0][0];
  const auto found = found_by(postgres, "name", "");
  if (found == all) throw Failure("nothing is broken: every bot is found by its name");
  return fmt::format("of {} bots {} are found by their names", all, found);
}

std::string damage_index(Sandbox& sandbox) {
  const auto blocks = damage_pages(sandbox.postgres(), "bots_pkey");
  const auto words = found_by(sandbox.postgres(), "id", "00000000-0000-0000-0000-000000000000");
  if (!words.contains("invalid page")) throw Failure("nothing is broken: " + words);
  return fmt::format("blocks {} of the primary key of bots are damaged: {}", blocks, words);
}

}  // namespace drctl::sandbox
