#include "adapters/sql.hpp"

#include <fmt/format.h>

#include "adapters/impact_text.hpp"
#include "adapters/sql_effect.hpp"
#include "adapters/sql_impact.hpp"
#include "adapters/sql_line.hpp"
#include "adapters/sql_look.hpp"
#include "adapters/sql_session.hpp"

namespace drctl {

using expression::Type;
using nlohmann::json;

namespace {

AdapterSpec sql_spec() {
  constexpr auto required = Field::Need::required, optional = Field::Need::optional;
  return {
      .name = "sql",
      .summary = "One SQL statement on a PostgreSQL database",
      .target_kind = "postgres",
      .shorthand = "query",
      .fields = {{"query", FieldForm::sql, required,
                  "the statement; ${...} is bound as a parameter, never pasted"},
                 {"database", FieldForm::text, optional, "another database of the same server"},
                 {"writes", FieldForm::boolean, optional,
                  "a query whose functions write: not run READ ONLY"}},
      .result = Type::object("sql result", {{"rows", Type::list(Type::map(Type::string(), Type::dyn()))},
                                            {"row_count", Type::integer()},
                                            {"columns", Type::list(Type::string())},
                                            {"affected", Type::integer()},
                                            {"command", Type::string()},
                                            {"truncated", Type::boolean()}}),
      .timeout = std::chrono::seconds(60),
      .program = "",
  };
}

std::string text_of(const Call& call) { return call.arguments["query"]["text"].get<std::string>(); }

// A query's functions may do anything once nothing holds them back.
SqlEffect effect_of(const Call& call) {
  auto effect = classify_sql(text_of(call));
  if (effect.effect != Effect::read || !call.arguments.value("writes", false)) return effect;
  return {Effect::destructive, "with `writes`, drctl does not see what the query's functions do",
          effect.statements, effect.refusal};
}

std::string mistake_in(const SqlEffect& effect) {
  if (effect.statements > 1) return fmt::format("{} statements; a step holds one", effect.statements);
  if (effect.statements == 0 && effect.effect == Effect::read)
    return "no statement: the text is empty or a comment";
  return effect.refusal;
}

// In PostgreSQL's text format; its type is inferred from its place.
std::optional<std::string> parameter_of(const json& value) {
  if (value.is_null()) return std::nullopt;
  if (value.is_string()) return value.get<std::string>();
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::expected<SqlStatement, std::string> statement_of(const Call& call) {
  auto effect = effect_of(call);
  if (auto mistake = mistake_in(effect); !mistake.empty()) return std::unexpected(mistake);
  SqlStatement statement{
      text_of(call), {}, effect.effect == Effect::read ? Access::read_only : Access::read_write};
  for (const auto& value : call.arguments["query"].value("params", json::array())) {
    statement.parameters.push_back(parameter_of(value));
    if (statement.parameters.back() && statement.parameters.back()->contains('\0'))
      return std::unexpected(fmt::format("parameter ${} holds a zero byte, which PostgreSQL can't take",
                                         statement.parameters.size()));
  }
  return statement;
}

class Sql final : public Adapter {
 public:
  std::expected<Preview, std::string> preview(const Call& call) const override {
    auto effect = effect_of(call);
    if (auto mistake = mistake_in(effect); !mistake.empty()) return std::unexpected(mistake);
    auto login = sql_login_of(call);
    return Preview{effect.effect,   effect.reason,  sql_on_one_line(text_of(call)),
                   describe(login), login.database, effect.known};
  }

  /// PostgreSQL plans the statement and does not run it:
  /// https://www.postgresql.org/docs/current/sql-explain.html
  std::optional<Call> rehearsal(const Call& call) const override {
    if (auto same = Adapter::rehearsal(call)) return same;
    auto explained = call;
    explained.arguments["query"]["text"] = "EXPLAIN " + text_of(call);
    explained.arguments.erase("writes");
    return Adapter::rehearsal(explained);
  }

  std::string impact(const Call& call, Execution& execution) override {
    const auto statement = statement_of(call);
    const auto impact = statement ? impact_of(*statement) : std::nullopt;
    if (!impact) return {};
    const auto rows = look(sql_login_of(call), impact->query, execution);
    return rows ? told(*impact, *rows) : not_known(rows.error());
  }

  Outcome perform(const Call& call, Execution& execution) override {
    Deadline deadline(execution.timeout);
    Limits limits{execution.cancel, deadline};
    auto statement = statement_of(call);
    if (!statement) return {End::could_not_start, json::object(), statement.error(), ""};
    auto session = SqlSession::connect(sql_login_of(call), limits, execution.narration);
    if (!session) return outcome_of(session.error());
    auto result = session->run(*statement, limits);
    if (!result) return outcome_of(result.error());
    return {End::succeeded, std::move(*result), "", ""};
  }

 private:
  static Outcome outcome_of(const SqlFailure& failure) {
    return {failure.end, json::object(), failure.error, failure.help};
  }
};

}  // namespace

AdapterRow sql_row() {
  return {sql_spec(), [](const Doors&) -> std::unique_ptr<Adapter> { return std::make_unique<Sql>(); }};
}

}  // namespace drctl
