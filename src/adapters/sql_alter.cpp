#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "adapters/sql_names.hpp"
#include "adapters/sql_statements.hpp"

namespace drctl {

namespace {

constexpr auto changes = Effect::change;
constexpr auto destroys = Effect::destructive;

// The commands of ALTER TABLE that lose no data, no guard of it and no name: all others are destructive.
constexpr std::string_view harmless_commands[] = {
    "AT_AddColumn",
    "AT_AddColumnToView",
    "AT_ColumnDefault",
    "AT_SetNotNull",
    "AT_SetStatistics",
    "AT_SetOptions",
    "AT_ResetOptions",
    "AT_SetStorage",
    "AT_SetCompression",
    "AT_AddIndex",
    "AT_AddConstraint",
    "AT_AlterConstraint",
    "AT_ValidateConstraint",
    "AT_AddIndexConstraint",
    "AT_ChangeOwner",
    "AT_ClusterOn",
    "AT_DropCluster",
    "AT_SetLogged",
    "AT_SetAccessMethod",
    "AT_SetTableSpace",
    "AT_SetRelOptions",
    "AT_ResetRelOptions",
    "AT_ReplaceRelOptions",
    "AT_EnableTrig",
    "AT_EnableAlwaysTrig",
    "AT_EnableTrigAll",
    "AT_EnableTrigUser",
    "AT_EnableRule",
    "AT_EnableAlwaysRule",
    "AT_AddInherit",
    "AT_AddOf",
    "AT_ReplicaIdentity",
    "AT_AttachPartition",
    "AT_AddIdentity",
    "AT_SetIdentity",
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
      {"AT_EnableReplicaTrig", "disables for all but replication trigger"},
      {"AT_EnableReplicaRule", "disables for all but replication rule"},
      {"AT_EnableRowSecurity", "hides rows that no policy shows"},
      {"AT_ForceRowSecurity", "hides rows that no policy shows"},
      {"AT_ColumnDefault", "drops the default of column"},
  };
  auto it = std::ranges::find(words, subtype, &std::pair<std::string_view, std::string_view>::first);
  if (it != std::end(words)) return std::string(it->second);
  return fmt::format("can lose something ({})", subtype.substr(subtype.find('_') + 1));
}

// DROP DEFAULT is a default that isn't given.
bool is_harmless(std::string_view subtype, SqlNode command) {
  if (subtype == "AT_ColumnDefault" && !has_field(command, "def")) return false;
  return std::ranges::find(harmless_commands, subtype) != std::end(harmless_commands);
}

Verdict alter_table(SqlNode node) {
  auto what = fmt::format("ALTER {} {}", object_kind(text_field(node, "objtype")),
                          relation_name(node_field(node, "relation")));
  for (const auto element : list_field(node, "cmds")) {
    const auto command = node_field(element, "AlterTableCmd");
    auto subtype = text_field(command, "subtype");
    if (is_harmless(subtype, command)) continue;
    auto name = text_field(command, "name");
    return {destroys, fmt::format("{} {}{}{}", what, command_words(subtype), name.empty() ? "" : " ", name)};
  }
  return {changes, what + " changes a definition"};
}

Verdict alter_domain(SqlNode node) {
  const auto subtype = text_field(node, "subtype");  // a letter: src/include/nodes/parsenodes.h
  if (subtype == "X") return {destroys, "ALTER DOMAIN drops a constraint"};
  if (subtype == "N") return {destroys, "ALTER DOMAIN lets in nothing where a value was wanted"};
  if (subtype == "T" && !has_field(node, "def")) return {destroys, "ALTER DOMAIN drops a default"};
  return {changes, "ALTER DOMAIN changes a definition"};
}

Verdict alter_default_privileges(SqlNode node) {
  if (flag_field(node_field(node, "action"), "is_grant"))
    return {changes, "ALTER DEFAULT PRIVILEGES gives rights to come"};
  return {destroys, "ALTER DEFAULT PRIVILEGES takes rights to come"};
}

Verdict alter_extension_contents(SqlNode node) {
  if (number_field(node, "action") > 0) return {changes, "ALTER EXTENSION adds a member"};
  return {destroys, "ALTER EXTENSION drops a member"};
}

Verdict alter_publication(SqlNode node) {
  if (text_field(node, "action") == "AP_AddObjects") return {changes, "ALTER PUBLICATION adds objects"};
  return {destroys, "ALTER PUBLICATION can take objects from its subscribers"};
}

Verdict alter_subscription(SqlNode node) {
  if (text_field(node, "kind") == "ALTER_SUBSCRIPTION_REFRESH")
    return {changes, "ALTER SUBSCRIPTION refreshes its tables"};
  return {destroys, "ALTER SUBSCRIPTION can stop or lose replication"};
}

Verdict alter_event_trigger(SqlNode node) {
  if (text_field(node, "tgenabled") == "D") return {destroys, "ALTER EVENT TRIGGER disables it"};
  return {changes, "ALTER EVENT TRIGGER enables it"};
}

Verdict alter_enum(SqlNode node) {
  if (!text_field(node, "oldVal").empty())
    return {destroys, "ALTER TYPE RENAME VALUE takes the old value from whoever uses it"};
  return {changes, "ALTER TYPE adds a value"};
}

Verdict rename(SqlNode node) {
  return {destroys, fmt::format("RENAME takes the old name of a {} from whoever uses it",
                                object_kind(text_field(node, "renameType")))};
}

struct Rule {
  std::string_view kind;
  Verdict (*judge)(SqlNode node);
};

constexpr Rule rules[] = {
    {"AlterTableStmt", alter_table},
    {"AlterDomainStmt", alter_domain},
    {"AlterDefaultPrivilegesStmt", alter_default_privileges},
    {"AlterExtensionContentsStmt", alter_extension_contents},
    {"AlterPublicationStmt", alter_publication},
    {"AlterSubscriptionStmt", alter_subscription},
    {"AlterEventTrigStmt", alter_event_trigger},
    {"AlterEnumStmt", alter_enum},
    {"RenameStmt", rename},
};

struct PlainRule {
  std::string_view kind;
  Effect effect;
  std::string_view reason;
};

constexpr PlainRule plain_rules[] = {
    {"AlterSystemStmt", destroys, "ALTER SYSTEM can keep the server from starting"},
    {"AlterRoleStmt", destroys, "ALTER ROLE can lock users out"},
    {"AlterDatabaseStmt", destroys, "ALTER DATABASE can refuse connections"},
    {"AlterObjectSchemaStmt", destroys, "SET SCHEMA takes a name from whoever uses it"},
    {"AlterTSConfigurationStmt", destroys, "ALTER TEXT SEARCH CONFIGURATION can lose mappings"},
    {"AlterRoleSetStmt", destroys, "ALTER ROLE SET can make all sessions to come fail"},
    {"AlterDatabaseSetStmt", destroys, "ALTER DATABASE SET can make all sessions to come fail"},
    {"AlterDatabaseRefreshCollStmt", changes, "ALTER DATABASE records the collation version"},
    {"AlterCollationStmt", changes, "ALTER COLLATION records the collation version"},
    {"AlterSeqStmt", changes, "ALTER SEQUENCE changes a sequence"},
    {"AlterOwnerStmt", changes, "OWNER TO changes an owner"},
    {"AlterTypeStmt", changes, "ALTER TYPE changes a definition"},
    {"AlterFunctionStmt", changes, "ALTER FUNCTION changes a definition"},
    {"AlterOperatorStmt", changes, "ALTER OPERATOR changes a definition"},
    {"AlterExtensionStmt", changes, "ALTER EXTENSION updates an extension"},
    {"AlterPolicyStmt", destroys, "ALTER POLICY can hide rows from who needs them"},
    {"AlterStatsStmt", changes, "ALTER STATISTICS changes a definition"},
    {"AlterObjectDependsStmt", changes, "DEPENDS ON changes a dependency"},
    {"AlterForeignServerStmt", destroys, "ALTER SERVER can lead to another server"},
    {"AlterFdwStmt", destroys, "ALTER FOREIGN DATA WRAPPER can break its servers"},
    {"AlterUserMappingStmt", destroys, "ALTER USER MAPPING can lock users out"},
    {"AlterTableSpaceOptionsStmt", changes, "ALTER TABLESPACE changes options"},
    {"AlterTableMoveAllStmt", changes, "ALTER ... SET TABLESPACE moves objects and locks them meanwhile"},
};

}  // namespace

std::optional<Verdict> verdict_of_alter(std::string_view kind, SqlNode node) {
  auto plain = std::ranges::find(plain_rules, kind, &PlainRule::kind);
  if (plain != std::end(plain_rules)) return Verdict{plain->effect, std::string(plain->reason)};
  auto rule = std::ranges::find(rules, kind, &Rule::kind);
  if (rule != std::end(rules)) return rule->judge(node);
  return std::nullopt;
}

}  // namespace drctl
