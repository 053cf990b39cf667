#include "adapters/pg_restore_call.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <vector>

#include "adapters/arguments.hpp"
#include "adapters/pg_client.hpp"
#include "adapters/pg_replacement.hpp"
#include "adapters/pg_scratch.hpp"
#include "support/shell_quote.hpp"

namespace drctl {
namespace {

using Action = PgRestoreAction;
using Checked = std::expected<void, std::string>;

constexpr auto default_schema = "drctl_restored";

std::string fill_line(const Call& call, const std::string& database) {
  return shell_line(PgNewDatabase::fill_command(call.target, restore_options_of(call), database).argv);
}

Preview preview_verify(const std::string& dump) {
  const auto file = shell_quote(dump);
  return {.effect = Effect::read,
          .reason = "only reads the dump",
          .command = fmt::format("pg_restore --list {0} && pg_restore --file=/dev/null {0}", file),
          .target = "the dump " + dump,
          .target_name = std::filesystem::path(dump).filename().string()};
}

Preview preview_restore(const Call& call) {
  const auto name = call.target.setting("database");
  const auto aside = PgReplacement::aside(name);
  return {.effect = Effect::destructive,
          .reason = fmt::format("replaces the database {}: what is newer than the dump is lost", name),
          .command = fmt::format("{} && psql -c 'ALTER DATABASE {} RENAME TO {}'", fill_line(call, aside),
                                 aside, name),
          .target = describe(call.target),
          .target_name = name};
}

Preview preview_scratch(const Call& call) {
  const auto name = call.target.setting("database");
  const auto scratch = PgScratch::name(name);
  const auto schema = schema_of(call);
  const bool copies = action_of(call) == Action::beside;
  const auto copy =
      copies ? fmt::format(" && pg_dump --schema={} {} | pg_restore --dbname {}", schema, scratch, name) : "";
  return {
      .effect = Effect::change,
      .reason = copies ? fmt::format("adds the schema {}; the tables that are there stay", schema)
                       : "fills a database of its own, and drops it again",
      .command = fmt::format("createdb {0} && {1}{2} && dropdb {0}", scratch, fill_line(call, scratch), copy),
      .target = describe(call.target),
      .target_name = name};
}

// It is put into SQL and patterns as it is.
bool is_schema_name(std::string_view name) {
  return !name.empty() && name.size() < 64 && !name.starts_with("pg_") && name != "public" &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == name.npos &&
         (name[0] < '0' || name[0] > '9');
}

Checked check_words(const Call& call) {
  const std::map<std::string, std::vector<std::string>> words = {
      {"action", {"restore", "verify", "trial", "beside"}}, {"owners", {"as_dumped", "target_user"}}};
  for (const auto& [field, possible] : words)
    if (const auto word = text_of(call, field, possible[0]);
        std::ranges::find(possible, word) == possible.end() && !is_unknown(word))
      return std::unexpected(
          fmt::format("`{}` is '{}'; {} is possible", field, word, fmt::join(possible, " or ")));
  return {};
}

Checked check_beside(const Call& call) {
  if (is_unknown(text_of(call, "action"))) return {};
  const bool beside = action_of(call) == Action::beside;
  if (beside != call.arguments.contains("tables"))
    return std::unexpected(beside
                               ? "`action: beside` needs `tables`: name those to bring back"
                               : "`tables` is for `action: beside`; `require` names what the dump must hold");
  if (const auto schema = schema_of(call); !is_schema_name(schema) && !is_unknown(schema))
    return std::unexpected(fmt::format("`schema` is '{}'; a new name of a-z, 0-9 and _ is wanted", schema));
  return {};
}

Checked check_server(const Call& call) {
  if (auto checked = check_postgres(call.target); !checked) return checked;
  if (const auto jobs = restore_options_of(call).jobs; jobs < 1 || jobs > 64)
    return std::unexpected(fmt::format("`jobs` is {}; 1 to 64 is possible", jobs));
  // Longer names are cut by PostgreSQL without a word (NAMEDATALEN), and two could become one.
  const auto name = call.target.setting("database");
  const auto longest =
      action_of(call) == Action::restore ? PgReplacement::aside(name) : PgScratch::name(name);
  if (longest.size() > 63)
    return std::unexpected(
        fmt::format("the database's name is too long to restore another beside it ({} bytes at most)",
                    63 - (longest.size() - name.size())));
  return {};
}

}  // namespace

Action action_of(const Call& call) {
  const auto word = text_of(call, "action", "restore");
  return word == "verify"   ? Action::verify
         : word == "trial"  ? Action::trial
         : word == "beside" ? Action::beside
                            : Action::restore;
}

PgRestoreOptions restore_options_of(const Call& call) {
  const auto owners = text_of(call, "owners", "as_dumped");
  return {.dump = text_of(call, "dump"),
          .jobs = number_of(call, "jobs", 1),
          .owners = owners == "target_user" ? PgRestoreOptions::Owners::target_user
                                            : PgRestoreOptions::Owners::as_dumped};
}

std::string schema_of(const Call& call) { return text_of(call, "schema", default_schema); }

std::expected<void, std::string> check_pg_restore(const Call& call) {
  if (text_of(call, "dump").empty()) return std::unexpected("`dump` is empty: name the dump");
  auto checked = check_words(call);
  if (checked) checked = check_beside(call);
  if (checked && action_of(call) != Action::verify) checked = check_server(call);
  return checked;
}

Preview preview_pg_restore(const Call& call) {
  switch (action_of(call)) {
    case Action::verify:
      return preview_verify(text_of(call, "dump"));
    case Action::trial:
    case Action::beside:
      return preview_scratch(call);
    case Action::restore:
      break;
  }
  return preview_restore(call);
}

}  // namespace drctl
