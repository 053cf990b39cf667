#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "adapters/sql_names.hpp"
#include "adapters/sql_statements.hpp"

namespace drctl {

using nlohmann::json;

namespace {

constexpr auto change = Effect::change;
constexpr auto destructive = Effect::destructive;

// The commands of ALTER TABLE that lose no data, no guard of it and no name: all others are destructive.
constexpr std::string_view harmless_commands[] = {
    "AT_AddColumn",          "AT_AddColumnToView",    "AT_ColumnDefault",
    "AT_SetNotNull",         "AT_SetStatistics",      "AT_SetOptions",
    "AT_ResetOptions",       "AT_SetStorage",         "AT_SetCompression",
    "AT_AddIndex",           "AT_AddConstraint",      "AT_AlterConstraint",
    "AT_ValidateConstraint", "AT_AddIndexConstraint", "AT_ChangeOwner",
    "AT_ClusterOn",          "AT_DropCluster",        "AT_SetLogged",
    "AT_SetAccessMethod",    "AT_SetTableSpace",      "AT_SetRelOptions",
    "AT_ResetRelOptions",    "AT_ReplaceRelOptions",  "AT_EnableTrig",
    "AT_EnableAlwaysTrig",   "AT_EnableReplicaTrig",  "AT_EnableTrigAll",
    "AT_EnableTrigUser",     "AT_EnableRule",         "AT_EnableAlwaysRule",
    "AT_EnableReplicaRule",  "AT_AddInherit",         "AT_AddOf",
    "AT_ReplicaIdentity",    "AT_EnableRowSecurity",  "AT_ForceRowSecurity",
    "AT_AttachPartition",    "AT_AddIdentity",        "AT_SetIdentity",
};

// What PostgreSQL's manual calls some of the others.
std::string command_words(std::string_view subtype) {
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"AT_DropColumn", "drops column"},
      {"AT_DropConstraint", "drops constraint"},
      {"AT_AlterColumnType", "converts column"},
      {"AT_DetachPartition", "detaches a partition"},
      {"AT_SetUnLogged", "makes it lose its rows at a crash"},
      {"AT_DisableTrig", "disables trigger"},
      {"AT_DisableTrigAll", "disables all triggers"},
      {"AT_DisableTrigUser", "disables all user triggers"},
  };
  auto it = std::ranges::find(words, subtype, &std::pair<std::string_view, std::string_view>::first);
  if (it != std::end(words)) return std::string(it->second);
  return fmt::format("can lose something ({})", subtype.substr(subtype.find('_') + 1));
}

Verdict alter_table(const json& node) {
  auto what = fmt::format("ALTER {} {}", object_kind(text_field(node, "objtype")),
                          relation_name(node_field(node, "relation")));
  for (const auto& element : list_field(node, "cmds")) {
    const auto& command = node_field(element, "AlterTableCmd");
    auto subtype = text_field(command, "subtype");
    if (std::ranges::find(harmless_commands, subtype) != std::end(harmless_commands)) continue;
    auto name = text_field(command, "name");
    return {destructive,
            fmt::format("{} {}{}{}", what, command_words(subtype), name.empty() ? "" : " ", name)};
  }
  return {change, what + " changes a definition"};
}

Verdict alter_domain(const json& node) {
  if (text_field(node, "subtype") == "X") return {destructive, "ALTER DOMAIN drops a constraint"};
  return {change, "ALTER DOMAIN changes a definition"};
}

Verdict alter_default_privileges(const json& node) {
  if (flag_field(node_field(node, "action"), "is_grant"))
    return {change, "ALTER DEFAULT PRIVILEGES gives rights to come"};
  return {destructive, "ALTER DEFAULT PRIVILEGES takes rights to come"};
}

Verdict alter_extension_contents(const json& node) {
  if (node.value("action", 0) > 0) return {change, "ALTER EXTENSION adds a member"};
  return {destructive, "ALTER EXTENSION drops a member"};
}

Verdict alter_publication(const json& node) {
  if (text_field(node, "action") == "AP_AddObjects") return {change, "ALTER PUBLICATION adds objects"};
  return {destructive, "ALTER PUBLICATION can take objects from its subscribers"};
}

Verdict alter_subscription(const json& node) {
  if (text_field(node, "kind") == "ALTER_SUBSCRIPTION_REFRESH")
    return {change, "ALTER SUBSCRIPTION refreshes its tables"};
  return {destructive, "ALTER SUBSCRIPTION can stop or lose replication"};
}

Verdict alter_event_trigger(const json& node) {
  if (text_field(node, "tgenabled") == "D") return {destructive, "ALTER EVENT TRIGGER disables it"};
  return {change, "ALTER EVENT TRIGGER enables it"};
}

Verdict rename(const json& node) {
  return {destructive, fmt::format("RENAME takes the old name of a {} from whoever uses it",
                                   object_kind(text_field(node, "renameType")))};
}

struct Rule {
  std::string_view kind;
  Verdict (*judge)(const json& node);
};

constexpr Rule rules[] = {
    {"AlterTableStmt", alter_table},
    {"AlterDomainStmt", alter_domain},
    {"AlterDefaultPrivilegesStmt", alter_default_privileges},
    {"AlterExtensionContentsStmt", alter_extension_contents},
    {"AlterPublicationStmt", alter_publication},
    {"AlterSubscriptionStmt", alter_subscription},
    {"AlterEventTrigStmt", alter_event_trigger},
    {"RenameStmt", rename},
};

struct PlainRule {
  std::string_view kind;
  Effect effect;
  std::string_view reason;
};

constexpr PlainRule plain_rules[] = {
    {"AlterSystemStmt", destructive, "ALTER SYSTEM can keep the server from starting"},
    {"AlterRoleStmt", destructive, "ALTER ROLE can lock users out"},
    {"AlterDatabaseStmt", destructive, "ALTER DATABASE can refuse connections"},
    {"AlterObjectSchemaStmt", destructive, "SET SCHEMA takes a name from whoever uses it"},
    {"AlterTSConfigurationStmt", destructive, "ALTER TEXT SEARCH CONFIGURATION can lose mappings"},
    {"AlterRoleSetStmt", change, "ALTER ROLE SET changes settings of sessions to come"},
    {"AlterDatabaseSetStmt", change, "ALTER DATABASE SET changes settings of sessions to come"},
    {"AlterDatabaseRefreshCollStmt", change, "ALTER DATABASE records the collation version"},
    {"AlterCollationStmt", change, "ALTER COLLATION records the collation version"},
    {"AlterSeqStmt", change, "ALTER SEQUENCE changes a sequence"},
    {"AlterOwnerStmt", change, "OWNER TO changes an owner"},
    {"AlterEnumStmt", change, "ALTER TYPE changes a value's name or adds one"},
    {"AlterTypeStmt", change, "ALTER TYPE changes a definition"},
    {"AlterFunctionStmt", change, "ALTER FUNCTION changes a definition"},
    {"AlterOperatorStmt", change, "ALTER OPERATOR changes a definition"},
    {"AlterExtensionStmt", change, "ALTER EXTENSION updates an extension"},
    {"AlterPolicyStmt", change, "ALTER POLICY changes who sees which rows"},
    {"AlterStatsStmt", change, "ALTER STATISTICS changes a definition"},
    {"AlterObjectDependsStmt", change, "DEPENDS ON changes a dependency"},
    {"AlterForeignServerStmt", change, "ALTER SERVER changes a definition"},
    {"AlterFdwStmt", change, "ALTER FOREIGN DATA WRAPPER changes a definition"},
    {"AlterUserMappingStmt", change, "ALTER USER MAPPING changes a definition"},
    {"AlterTableSpaceOptionsStmt", change, "ALTER TABLESPACE changes options"},
    {"AlterTableMoveAllStmt", change, "ALTER ... SET TABLESPACE moves objects and locks them meanwhile"},
};

}  // namespace

std::optional<Verdict> verdict_of_alter(std::string_view kind, const json& node) {
  auto plain = std::ranges::find(plain_rules, kind, &PlainRule::kind);
  if (plain != std::end(plain_rules)) return Verdict{plain->effect, std::string(plain->reason)};
  auto rule = std::ranges::find(rules, kind, &Rule::kind);
  if (rule != std::end(rules)) return rule->judge(node);
  return std::nullopt;
}

}  // namespace drctl
