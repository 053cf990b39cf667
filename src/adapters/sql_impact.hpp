#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "adapters/sql_session.hpp"

namespace drctl {

/// A query that tells at little cost what `statement` would change, and how its rows are read.
struct SqlImpact {
  SqlStatement query;
  std::string (*read)(const nlohmann::json& rows);
};

/// The rows that the query gave, for people: "about 2000 rows of bots".
std::string told(const SqlImpact& impact, const nlohmann::json& rows);

/// Of INSERT, UPDATE, DELETE and MERGE how many rows, as the planner thinks; of TRUNCATE and DROP TABLE how
/// large what goes is, of DROP DATABASE who works in it too. Nothing of other statements.
std::optional<SqlImpact> impact_of(const SqlStatement& statement);

}  // namespace drctl
