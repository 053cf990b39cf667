#pragma once
#include <functional>
#include <string>

#include "sandbox/database.hpp"

namespace drctl::sandbox {

/// Answers a GraphQL request, the JSON `{"query": "..."}`, over the tables bots, strategies and backtests. It
/// knows selection sets (https://spec.graphql.org/October2021/#sec-Selection-Sets) without arguments, aliases
/// and fragments:
///
///     { __typename botCount bots { id name status } }
///
/// `connect` is called once, only if a field needs the database. What is wrong is said in `errors`, as
/// GraphQL does.
std::string graphql(const std::string& request, const std::function<Database()>& connect);

}  // namespace drctl::sandbox
