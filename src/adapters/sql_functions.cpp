#include "adapters/sql_functions.hpp"

#include <algorithm>
#include <iterator>

namespace drctl {

namespace {

constexpr auto change = Effect::change;
constexpr auto destructive = Effect::destructive;

struct Row {
  std::string_view name;  // a trailing * stands for any ending
  FunctionEffect does;
};

constexpr std::string_view runs_text = "runs SQL text that drctl does not read";
constexpr std::string_view takes_lock = "takes or gives back an advisory lock";
constexpr std::string_view writes_files = "changes files of the server";
constexpr std::string_view makes_slot = "creates a replication slot, which keeps WAL until it is dropped";
constexpr std::string_view moves_slot = "moves a replication slot: its consumer misses what is skipped";
constexpr std::string_view sends_request = "sends a request that may change something elsewhere";
constexpr std::string_view tidies_index = "tidies an index";
constexpr std::string_view forgets_statistics = "forgets collected statistics";

// Every volatile function of PostgreSQL 15 and its contrib modules that does not merely read, and some newer
// ones (a test holds the list against a server). Chapter 9 of its manual says what each does.
constexpr Row rows[] = {
    {"autoprewarm_*", {change, "starts a background worker"}},
    {"binary_upgrade_*", {destructive, "changes the catalog beneath the server"}},
    {"brin_desummarize_range", {change, tidies_index}},
    {"brin_summarize_*", {change, tidies_index}},
    {"connectby", {destructive, runs_text}},
    {"crosstab*", {destructive, runs_text}},
    {"dblink*", {destructive, "runs SQL in another session, out of this transaction"}},
    {"gin_clean_pending_list", {change, tidies_index}},
    {"http_delete", {destructive, sends_request}},
    {"http_patch", {destructive, sends_request}},
    {"http_post", {destructive, sends_request}},
    {"http_put", {destructive, sends_request}},
    {"heap_force_*", {destructive, "changes table pages beneath the server"}},
    {"lo_creat*", {change, "creates a large object"}},
    {"lo_export", {destructive, writes_files}},
    {"lo_from_bytea", {change, "creates a large object"}},
    {"lo_import", {change, "creates a large object"}},
    {"lo_put", {destructive, "overwrites a large object"}},
    {"lo_truncate*", {destructive, "cuts a large object"}},
    {"lo_unlink", {destructive, "removes a large object"}},
    {"lowrite", {destructive, "overwrites a large object"}},
    {"nextval", {change, "advances a sequence"}},
    {"pg_advisory_*", {change, takes_lock}},
    {"pg_*_reset", {destructive, forgets_statistics}},
    {"pg_background_launch", {destructive, runs_text}},
    {"pg_backup_*", {change, "starts or ends a backup"}},
    {"pg_cancel_backend", {destructive, "cancels another session's query"}},
    {"pg_clear_*_stats", {destructive, forgets_statistics}},
    {"pg_copy_*_replication_slot", {change, makes_slot}},
    {"pg_create_*_replication_slot", {change, makes_slot}},
    {"pg_create_restore_point", {change, "writes a restore point to the WAL"}},
    {"pg_drop_replication_slot", {destructive, "drops a replication slot: its consumer can't go on"}},
    {"pg_extension_config_dump", {change, "changes what a dump of the extension holds"}},
    {"pg_file_*", {destructive, writes_files}},
    {"pg_import_system_collations", {change, "creates collations"}},
    {"pg_log_*", {change, "writes to the server's log"}},
    {"pg_logical_emit_message", {change, "writes a message to the WAL"}},
    {"pg_logical_slot_get_*", {destructive, moves_slot}},
    {"pg_nextoid", {destructive, "changes the catalog beneath the server"}},
    {"pg_notify", {change, "sends a notification"}},
    {"pg_promote", {destructive, "makes the standby a primary"}},
    {"pg_reload_conf", {change, "makes the server read its configuration again"}},
    {"pg_replication_origin_advance", {destructive, "moves a replication origin"}},
    {"pg_replication_origin_create", {change, "creates a replication origin"}},
    {"pg_replication_origin_drop", {destructive, "drops a replication origin"}},
    {"pg_replication_origin_session_*", {change, "changes the session's replication origin"}},
    {"pg_replication_origin_xact_*", {change, "changes the transaction's replication origin"}},
    {"pg_replication_slot_advance", {destructive, moves_slot}},
    {"pg_restore_*_stats", {destructive, "overwrites planner statistics"}},
    {"pg_rotate_logfile*", {change, "starts a new log file"}},
    {"pg_set_*_stats", {destructive, "overwrites planner statistics"}},
    {"pg_start_backup", {change, "starts or ends a backup"}},
    {"pg_stat_reset*", {destructive, forgets_statistics}},
    {"pg_stop_backup", {change, "starts or ends a backup"}},
    {"pg_stop_making_pinned_objects", {destructive, "changes the catalog beneath the server"}},
    {"pg_switch_wal", {change, "starts a new WAL file"}},
    {"pg_sync_replication_slots", {change, "moves the standby's replication slots"}},
    {"pg_terminate_backend", {destructive, "ends another session"}},
    {"pg_truncate_visibility_map", {change, "clears a table's visibility map"}},
    {"pg_try_advisory_*", {change, takes_lock}},
    {"pg_wal_replay_pause", {change, "pauses the standby's replay"}},
    {"pg_wal_replay_resume", {change, "resumes the standby's replay"}},
    {"postgres_fdw_disconnect*", {change, "closes connections to foreign servers"}},
    {"query_export_to_s3", {destructive, "runs SQL text that drctl does not read, and writes to S3"}},
    {"query_to_xml*", {destructive, runs_text}},
    {"set_config", {change, "changes a setting of the session"}},
    {"setval", {change, "moves a sequence"}},
    {"ts_rewrite", {destructive, runs_text}},
    {"ts_stat", {destructive, runs_text}},
    {"xpath_table", {destructive, runs_text}},
};

bool matches(std::string_view pattern, std::string_view name) {
  auto star = pattern.find('*');
  if (star == pattern.npos) return pattern == name;
  auto head = pattern.substr(0, star), tail = pattern.substr(star + 1);
  return name.size() >= head.size() + tail.size() && name.starts_with(head) && name.ends_with(tail);
}

}  // namespace

std::optional<FunctionEffect> function_effect(std::string_view name) {
  auto row = std::ranges::find_if(rows, [&](const Row& each) { return matches(each.name, name); });
  if (row == std::end(rows)) return std::nullopt;
  return row->does;
}

}  // namespace drctl
