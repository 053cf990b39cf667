#include "adapters/sql_statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "adapters/sql_names.hpp"
#include "support/ascii.hpp"

namespace drctl {

namespace {

constexpr auto read = Effect::read;
constexpr auto change = Effect::change;
constexpr auto destructive = Effect::destructive;

struct PlainRule {
  std::string_view kind;
  Effect effect;
  std::string_view reason;
};

constexpr PlainRule plain_rules[] = {
    {"SelectStmt", read, "SELECT only reads"},
    {"VariableShowStmt", read, "SHOW only reads"},
    {"CommentStmt", change, "COMMENT changes a description"},
    {"SecLabelStmt", change, "SECURITY LABEL changes a label"},
    {"ReindexStmt", change, "REINDEX builds indexes anew"},
    {"ClusterStmt", change, "CLUSTER rewrites a table and locks it meanwhile"},
    {"CheckPointStmt", change, "CHECKPOINT writes all changed pages to disk"},
    {"NotifyStmt", change, "NOTIFY sends a notification"},
    {"ReassignOwnedStmt", change, "REASSIGN OWNED changes owners"},
    {"CreateSchemaStmt", change, "CREATE SCHEMA adds a schema"},
    {"CreatedbStmt", change, "CREATE DATABASE adds a database"},
    {"CreateFunctionStmt", change, "CREATE FUNCTION adds a function"},
    {"CreateRoleStmt", change, "CREATE ROLE adds a role"},
    {"CreateSeqStmt", change, "CREATE SEQUENCE adds a sequence"},
    {"CreateExtensionStmt", change, "CREATE EXTENSION adds an extension"},
    {"CreateSubscriptionStmt", change, "CREATE SUBSCRIPTION starts to copy data from another server"},
    {"ImportForeignSchemaStmt", change, "IMPORT FOREIGN SCHEMA adds foreign tables"},
    {"DefineStmt", change, "CREATE adds an object"},
    {"CompositeTypeStmt", change, "CREATE TYPE adds a type"},
    {"CreateTrigStmt", change, "CREATE TRIGGER changes what statements do"},
    {"DropOwnedStmt", destructive, "DROP OWNED drops all that a role owns"},
    {"DropRoleStmt", destructive, "DROP ROLE removes a role"},
    {"DropUserMappingStmt", destructive, "DROP USER MAPPING removes a user mapping"},
    {"DoStmt", destructive, "DO runs code that drctl does not read"},
    {"CallStmt", destructive, "CALL runs code that drctl does not read"},
};

std::string relation(SqlNode node, std::string_view key = "relation") {
  return relation_name(node_field(node, key));
}

Verdict insert(SqlNode node) {
  if (text_field(node_field(node, "onConflictClause"), "action") == "ONCONFLICT_UPDATE")
    return {destructive, fmt::format("ON CONFLICT DO UPDATE overwrites rows of {}", relation(node))};
  return {change, fmt::format("INSERT adds rows to {}", relation(node))};
}

Verdict drop(SqlNode node) {
  bool cascades = text_field(node, "behavior") == "DROP_CASCADE";
  return {destructive, fmt::format("DROP {} removes {}{}", object_kind(text_field(node, "removeType")),
                                   object_names(list_field(node, "objects")),
                                   cascades ? " and all that depends on it" : "")};
}

Verdict truncate(SqlNode node) {
  bool cascades = text_field(node, "behavior") == "DROP_CASCADE";
  return {destructive, fmt::format("TRUNCATE empties {}{}", object_names(list_field(node, "relations")),
                                   cascades ? " and the tables that refer to it" : "")};
}

Verdict grant(SqlNode node) {
  if (flag_field(node, "is_grant")) return {change, "GRANT gives rights"};
  return {destructive, "REVOKE takes rights: whoever needs them fails"};
}

Verdict vacuum(SqlNode node) {
  if (!flag_field(node, "is_vacuumcmd")) return {change, "ANALYZE updates planner statistics"};
  if (has_option(list_field(node, "options"), "full"))
    return {change, "VACUUM FULL rewrites tables and locks them meanwhile"};
  return {change, "VACUUM tidies tables"};
}

Verdict copy(SqlNode node) {
  if (flag_field(node, "is_program")) return {destructive, "COPY PROGRAM runs a command on the server"};
  if (!flag_field(node, "is_from")) return {destructive, "COPY TO overwrites a file of the server"};
  return {change, fmt::format("COPY FROM adds rows to {}", relation(node))};
}

Verdict explain(SqlNode node) {
  if (has_option(list_field(node, "options"), "analyze")) return {read, "EXPLAIN ANALYZE runs the statement"};
  return {read, "EXPLAIN only plans"};
}

// What a session of its own can do with two-phase commits; the other kinds are refused.
Verdict transaction(SqlNode node) {
  if (text_field(node, "kind") == "TRANS_STMT_COMMIT_PREPARED")
    return {change, "COMMIT PREPARED applies a prepared transaction"};
  return {destructive, "ROLLBACK PREPARED discards a prepared transaction"};
}

Verdict create_table_as(SqlNode node) {
  return {change, fmt::format("CREATE {} AS creates {}", object_kind(text_field(node, "objtype")),
                              relation_name(node_field(node_field(node, "into"), "rel")))};
}

Verdict create_rule(SqlNode node) {
  if (flag_field(node, "instead"))
    return {destructive, "CREATE RULE ... INSTEAD keeps statements from doing what they say"};
  return {change, "CREATE RULE changes what statements do"};
}

Verdict refresh(SqlNode node) {
  if (flag_field(node, "skipData"))
    return {destructive, fmt::format("REFRESH ... WITH NO DATA empties {}", relation(node))};
  return {change, fmt::format("REFRESH MATERIALIZED VIEW computes {} anew", relation(node))};
}

struct Rule {
  std::string_view kind;
  Verdict (*judge)(SqlNode node);
};

const Rule rules[] = {
    {"InsertStmt", insert},
    {"DropStmt", drop},
    {"TruncateStmt", truncate},
    {"GrantStmt", grant},
    {"GrantRoleStmt", grant},
    {"VacuumStmt", vacuum},
    {"CopyStmt", copy},
    {"ExplainStmt", explain},
    {"TransactionStmt", transaction},
    {"CreateTableAsStmt", create_table_as},
    {"UpdateStmt",
     [](SqlNode n) { return Verdict{destructive, "UPDATE overwrites rows of " + relation(n)}; }},
    {"DeleteStmt", [](SqlNode n) { return Verdict{destructive, "DELETE removes rows from " + relation(n)}; }},
    {"MergeStmt",
     [](SqlNode n) { return Verdict{destructive, "MERGE can overwrite or remove rows of " + relation(n)}; }},
    {"CreateStmt", [](SqlNode n) { return Verdict{change, "CREATE TABLE creates " + relation(n)}; }},
    {"ViewStmt", [](SqlNode n) { return Verdict{change, "CREATE VIEW adds " + relation(n, "view")}; }},
    {"IndexStmt", [](SqlNode n) { return Verdict{change, "CREATE INDEX adds an index to " + relation(n)}; }},
    {"RefreshMatViewStmt", refresh},
    {"RuleStmt", create_rule},
    {"DropdbStmt",
     [](SqlNode n) {
       return Verdict{destructive, "DROP DATABASE removes database " + text_field(n, "dbname")};
     }},
    {"DropTableSpaceStmt",
     [](SqlNode n) {
       return Verdict{destructive, "DROP TABLESPACE removes " + text_field(n, "tablespacename")};
     }},
    {"DropSubscriptionStmt",
     [](SqlNode n) { return Verdict{destructive, "DROP SUBSCRIPTION removes " + text_field(n, "subname")}; }},
};

// CreateCastStmt -> "CREATE CAST": the many kinds that only add an object need no row of their own.
std::string words_of(std::string_view kind) {
  std::string words;
  for (char c : kind.substr(0, kind.size() - std::string_view("Stmt").size())) {
    if (c >= 'A' && c <= 'Z' && !words.empty()) words += ' ';
    words += upper(c);
  }
  return words;
}

Verdict verdict_by_rules(std::string_view kind, SqlNode node) {
  auto plain = std::ranges::find(plain_rules, kind, &PlainRule::kind);
  if (plain != std::end(plain_rules)) return {plain->effect, std::string(plain->reason)};
  auto rule = std::ranges::find(rules, kind, &Rule::kind);
  if (rule != std::end(rules)) return rule->judge(node);
  if (auto alter = verdict_of_alter(kind, node)) return *alter;
  if (kind.starts_with("Create")) return {change, words_of(kind) + " adds an object"};
  return {destructive, words_of(kind) + " is not known to drctl"};
}

}  // namespace

Verdict verdict_of(std::string_view kind, SqlNode node) {
  auto verdict = verdict_by_rules(kind, node);
  if (verdict.effect == change && flag_field(node, "replace"))
    return {destructive, verdict.reason + "; OR REPLACE overwrites the one that is there"};
  return verdict;
}

bool runs_what_it_holds(std::string_view kind, SqlNode node) {
  if (kind == "ExplainStmt") return has_option(list_field(node, "options"), "analyze");
  return kind != "CreateFunctionStmt" && kind != "ViewStmt" && kind != "RuleStmt" && kind != "CreateTrigStmt";
}

}  // namespace drctl
