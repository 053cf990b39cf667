#include <algorithm>
#include <iterator>

#include "adapters/sql_names.hpp"
#include "adapters/sql_statements.hpp"

namespace drctl {

namespace {

struct Refusal {
  std::string_view kind;
  std::string_view why;
};

constexpr Refusal refusals[] = {
    {"VariableSetStmt",
     "SET and RESET end with the step's own session: use ALTER DATABASE or ALTER ROLE ... SET"},
    {"ConstraintsSetStmt", "SET CONSTRAINTS ends with the step's own session"},
    {"PrepareStmt", "PREPARE ends with the step's own session: write the statement itself"},
    {"ExecuteStmt", "EXECUTE finds nothing prepared in the step's own session: write the statement itself"},
    {"DeallocateStmt", "DEALLOCATE finds nothing prepared in the step's own session"},
    {"DeclareCursorStmt", "DECLARE ends with the step's own session: write the query itself"},
    {"FetchStmt", "FETCH finds no cursor in the step's own session: write the query itself"},
    {"ClosePortalStmt", "CLOSE finds no cursor in the step's own session"},
    {"ListenStmt", "LISTEN ends with the step's own session"},
    {"UnlistenStmt", "UNLISTEN has nothing to end in the step's own session"},
    {"DiscardStmt", "DISCARD has nothing to discard in the step's own session"},
    {"LockStmt", "LOCK ends with the step's own session"},
    {"LoadStmt", "LOAD ends with the step's own session"},
};

}  // namespace

std::string refusal_of(std::string_view kind, SqlNode node) {
  if (kind == "TransactionStmt" && !text_field(node, "kind").ends_with("_PREPARED"))
    return "drctl begins and ends the transaction itself: leave transaction control out";
  if (kind == "CopyStmt" && text_field(node, "filename").empty())
    return flag_field(node, "is_from") ? "COPY FROM STDIN has nothing to read in a step: use INSERT"
                                       : "COPY TO STDOUT gives a step no rows: use SELECT";
  auto it = std::ranges::find(refusals, kind, &Refusal::kind);
  return it == std::end(refusals) ? std::string{} : std::string(it->why);
}

}  // namespace drctl
