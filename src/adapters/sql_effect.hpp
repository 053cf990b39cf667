#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "drctl/effect.hpp"

namespace drctl {

/// What one piece of SQL can do, as PostgreSQL's own grammar (version 15, libpg_query) reads it.
struct SqlEffect {
  Effect effect = Effect::destructive;
  std::string reason;          ///< "DELETE removes rows from bots"
  std::size_t statements = 0;  ///< 0 also when the text can't be read
  std::string refusal{};       ///< why it can't be a step at all ("BEGIN: ..."), or empty
  bool known = true;           ///< false: the text can't be read
};

/// Judges `text` by its parse tree: every statement in it counts, also those in common table expressions, and
/// so does every function with an effect known by name; the worst one gives the effect. What can't be read is
/// destructive. What hides inside the server (a view, a trigger, a function of its owner) is not seen: that
/// is why what is called a read here must run in a READ ONLY transaction. Pure; never throws.
SqlEffect classify_sql(std::string_view text);

}  // namespace drctl
