#include "adapters/pg_replacement.hpp"

#include <fmt/format.h>

#include "adapters/pg_replacement_sql.hpp"

namespace drctl {
namespace {

constexpr int swap_attempts = 3;

Psql::Variables names_of(const std::string& name) {
  return {{"name", name}, {"aside", PgReplacement::aside(name)}, {"replaced", PgReplacement::replaced(name)}};
}

}  // namespace

PgReplacement::PgReplacement(const Target& target, const PgRestoreOptions& options, Children& children,
                             Narration& narration)
    : target_(target),
      narration_(narration),
      name_(target.setting("database")),
      new_(target, options, aside(name_), children, narration),
      psql_(children, target, names_of(name_)) {}

Outcome PgReplacement::run(const PgArchive& archive) {
  if (auto allowed = check_rights(archive); !allowed) {
    allowed.error().error += "\nnothing was changed";
    return allowed.error();
  }
  if (auto built = build(archive); !built) return new_.given_up(built.error());
  if (auto swapped = swap(); !swapped) return swapped.error();
  drop_replaced();
  return {.end = End::succeeded};
}

PgReplacement::Done PgReplacement::check_rights(const PgArchive& archive) {
  if (auto allowed = new_.check_rights(archive); !allowed) return allowed;
  if (new_.may_replace()) return {};
  return std::unexpected(
      Outcome{.end = End::could_not_start,
              .error = fmt::format("{} doesn't own the database {}", target_.setting("user"), name_),
              .help = "restore as its owner"});
}

PgReplacement::Done PgReplacement::build(const PgArchive& archive) {
  auto done = script(replacement_sql::drop_replaced);
  if (done) done = new_.build(archive);
  if (done) done = finish();
  return done;
}

PgReplacement::Done PgReplacement::script(std::string_view sql) {
  const auto ran = psql_.run(new_.maintenance(), sql);
  if (!ran) return std::unexpected(ran.error());
  return {};
}

PgReplacement::Done PgReplacement::finish() {
  narration_.output("gathering statistics for the planner");
  if (auto analyzed = psql_.run(new_.name(), replacement_sql::analyze); !analyzed)
    return std::unexpected(analyzed.error());
  const auto said = psql_.run_on(new_.maintenance(), replacement_sql::copy_properties);
  if (!said) return std::unexpected(said.error());
  if (!said->empty())
    narration_.output("not everything could be carried over from the old database:\n" + *said);
  return {};
}

// Someone may connect between the end of all sessions and the lock that renaming takes; then it is refused as
// a whole, and tried again.
PgReplacement::Done PgReplacement::swap() {
  narration_.output(fmt::format("putting {} in place", name_));
  for (int attempt = 1;; ++attempt) {
    const auto swapped = script(new_.target_exists() ? replacement_sql::swap : replacement_sql::put_in_place);
    if (swapped) return swapped;
    auto outcome = swapped.error();
    if (outcome.end == End::failed && attempt < swap_attempts &&
        outcome.error.contains("is being accessed by other users"))
      continue;
    if (outcome.end == End::failed) return std::unexpected(new_.given_up(outcome));
    outcome.end = outcome.end == End::could_not_start ? End::failed : outcome.end;
    outcome.error += fmt::format(
        "\nthe database {} is whole, but drctl can't tell whether it is the old one or the restored one",
        name_);
    outcome.help = "look at its content; running the step again is safe either way";
    return std::unexpected(outcome);
  }
}

void PgReplacement::drop_replaced() {
  const auto dropped = new_.target_exists() ? script(replacement_sql::drop_replaced) : Done{};
  if (!dropped)
    narration_.output(
        fmt::format("the old database is still there as {}: {}", replaced(name_), dropped.error().error));
}

}  // namespace drctl
