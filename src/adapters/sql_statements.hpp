#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "adapters/sql_node.hpp"
#include "drctl/effect.hpp"

namespace drctl {

struct Verdict {
  Effect effect = Effect::destructive;
  std::string reason;
};

/// What the statement `kind` ("DeleteStmt") with the fields `node` does itself, apart from what is nested in
/// it. An unknown kind is destructive.
Verdict verdict_of(std::string_view kind, SqlNode node);

/// The same for the ALTER family (sql_alter.cpp); nothing when `kind` is none of it.
std::optional<Verdict> verdict_of_alter(std::string_view kind, SqlNode node);

/// Why a statement can't be a step of its own session, or an empty text.
std::string refusal_of(std::string_view kind, SqlNode node);

/// Whether what is nested in the statement runs with it: not in a function's body, a view, a plain EXPLAIN.
bool runs_what_it_holds(std::string_view kind, SqlNode node);

}  // namespace drctl
