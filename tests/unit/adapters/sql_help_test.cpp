#include "adapters/sql_help.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

TEST(SqlHelp, AStandbyOnlyReads) {
  EXPECT_EQ(help_for_state("25006", "cannot execute INSERT in a read-only transaction", Access::read_write),
            "the server only reads: is it a standby, or default_transaction_read_only?");
}

TEST(SqlHelp, ADatabaseInUse) {
  EXPECT_EQ(help_for_state("55006", "database \"busy\" is being accessed by other users", Access::read_write),
            "others are connected: end their sessions first, or DROP DATABASE ... WITH (FORCE)");
}

TEST(SqlHelp, NothingToSay) { EXPECT_EQ(help_for_state("42601", "syntax error", Access::read_only), ""); }

// These come from states of a server that a test does not bring about.
TEST(SqlHelp, ConnectionsThatAreRefused) {
  EXPECT_EQ(help_for_connection("FATAL:  no pg_hba.conf entry for host \"10.0.0.1\""),
            "the server lets nobody in this way: add a line to its pg_hba.conf and reload it");
  EXPECT_EQ(help_for_connection("FATAL:  pg_hba.conf rejects connection for host \"10.0.0.1\""),
            "the server's pg_hba.conf refuses: restore it and reload it");
  EXPECT_EQ(help_for_connection("FATAL:  the database system is starting up"),
            "the server is starting, stopping or recovering: wait, then try again");
  EXPECT_EQ(help_for_connection("FATAL:  sorry, too many clients already"),
            "all connections are taken: end some, or restart what holds them");
  EXPECT_EQ(help_for_connection("FATAL:  role \"ann\" does not exist"), "check the target's user");
}

}  // namespace
}  // namespace drctl
