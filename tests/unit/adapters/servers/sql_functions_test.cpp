#include "adapters/sql_functions.hpp"

#include "unit/adapters/servers/postgres_test.hpp"

namespace drctl {
namespace {

class SqlFunctionsTest : public PostgresTest {};

// Volatile because what they read changes, or because they change nothing but their own session's view.
const std::string only_read =
    " "
    "amvalidate bernoulli brinhandler bthandler clock_timestamp current_query currtid2 currval "
    "cursor_to_xml cursor_to_xmlschema dsnowball_init dsnowball_lexize gen_random_uuid ginhandler "
    "gisthandler hashhandler heap_tableam_handler lastval lo_close lo_get lo_lseek lo_lseek64 lo_open "
    "lo_tell lo_tell64 loread pg_blocking_pids pg_collation_actual_version pg_control_checkpoint "
    "pg_control_init pg_control_recovery pg_control_system pg_current_logfile pg_current_wal_flush_lsn "
    "pg_current_wal_insert_lsn pg_current_wal_lsn pg_database_collation_actual_version pg_database_size "
    "pg_export_snapshot pg_get_backend_memory_contexts pg_get_multixact_members pg_get_shmem_allocations "
    "pg_get_wal_replay_pause_state pg_get_wal_resource_managers pg_hba_file_rules pg_ident_file_mappings "
    "pg_indexes_size pg_is_in_recovery pg_is_wal_replay_paused pg_isolation_test_session_is_blocked "
    "pg_jit_available pg_last_committed_xact pg_last_wal_receive_lsn pg_last_wal_replay_lsn "
    "pg_last_xact_replay_timestamp pg_lock_status pg_logical_slot_peek_binary_changes "
    "pg_logical_slot_peek_changes pg_ls_archive_statusdir pg_ls_dir pg_ls_logdir pg_ls_logicalmapdir "
    "pg_ls_logicalsnapdir pg_ls_replslotdir pg_ls_tmpdir pg_ls_waldir pg_notification_queue_usage "
    "pg_partition_ancestors pg_partition_tree pg_prepared_xact pg_read_binary_file pg_read_file "
    "pg_read_file_old pg_relation_size pg_replication_origin_progress pg_safe_snapshot_blocking_pids "
    "pg_sequence_last_value pg_show_all_file_settings pg_show_replication_origin_status pg_sleep "
    "pg_sleep_for pg_sleep_until pg_stat_clear_snapshot pg_stat_file pg_stat_force_next_flush "
    "pg_stat_get_recovery_prefetch pg_stat_get_xact_blocks_fetched pg_stat_get_xact_blocks_hit "
    "pg_stat_get_xact_function_calls pg_stat_get_xact_function_self_time "
    "pg_stat_get_xact_function_total_time pg_stat_get_xact_numscans pg_stat_get_xact_tuples_deleted "
    "pg_stat_get_xact_tuples_fetched pg_stat_get_xact_tuples_hot_updated pg_stat_get_xact_tuples_inserted "
    "pg_stat_get_xact_tuples_returned pg_stat_get_xact_tuples_updated pg_stat_have_stats pg_table_size "
    "pg_tablespace_size pg_total_relation_size pg_xact_commit_timestamp pg_xact_commit_timestamp_origin "
    "pg_xact_status plpgsql_call_handler plpgsql_inline_handler plpgsql_validator random setseed "
    "spghandler system timeofday txid_status ";

TEST_F(SqlFunctionsTest, EveryVolatileFunctionOfTheServerIsThoughtOf) {
  auto names = postgres().query(
      "postgres",
      "SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace "
      "AND provolatile = 'v' AND prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype)");
  for (const auto& row : names)
    EXPECT_TRUE(function_effect(row[0]) || only_read.contains(" " + row[0] + " ")) << row[0];
}

}  // namespace
}  // namespace drctl
