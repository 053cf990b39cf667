#include <gmock/gmock.h>

#include <fstream>

#include "unit/adapters/http_server.hpp"
#include "unit/adapters/servers/postgres_test.hpp"

namespace drctl {
namespace {

using testing::HasSubstr;

class SqlFailureTest : public PostgresTest {};

TEST_F(SqlFailureTest, AnErrorSaysWhatAndWhere) {
  auto outcome = perform("SELECT 'é',\n  nosuch(1)");
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error,
            "function nosuch(integer) does not exist (SQLSTATE 42883) at line 2, column 3\n"
            "hint: No function matches the given name and argument types. You might need to add explicit "
            "type casts.");
}

TEST_F(SqlFailureTest, AnErrorWhenTheTransactionEndsIsFound) {
  postgres().query(
      "postgres",
      "CREATE TABLE late (i int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO late VALUES (1)");
  auto outcome = perform("INSERT INTO late VALUES (1)");
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error,
            "duplicate key value violates unique constraint \"late_i_key\" (SQLSTATE 23505)\n"
            "detail: Key (i)=(1) already exists.");
}

TEST_F(SqlFailureTest, AMissingTable) {
  auto outcome = perform("SELECT * FROM nosuch");
  EXPECT_EQ(outcome.error, "relation \"nosuch\" does not exist (SQLSTATE 42P01) at line 1, column 15");
  EXPECT_EQ(outcome.help, "is it the right database, and the table's right name and schema?");
}

TEST_F(SqlFailureTest, AWrongPassword) {
  target_.secrets["password"] = Secret("wrong-one");
  auto outcome = perform("SELECT 1");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_THAT(outcome.error, HasSubstr("password authentication failed for user \"postgres\""));
  EXPECT_EQ(outcome.help, "check the target's user and password");
  EXPECT_THAT(outcome.error, testing::Not(HasSubstr("wrong-one")));
}

TEST_F(SqlFailureTest, NoPassword) {
  target_.secrets.clear();
  auto outcome = perform("SELECT 1");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.help, "the target has no password: give its environment one");
}

TEST_F(SqlFailureTest, AMissingDatabase) {
  more_ = {{"database", "nosuch"}};
  auto outcome = perform("SELECT 1");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_THAT(outcome.error, HasSubstr("database \"nosuch\" does not exist"));
  EXPECT_EQ(outcome.help, "check the target's database, or create it");
}

TEST_F(SqlFailureTest, AMissingRight) {
  postgres().query("postgres", "CREATE TABLE private (i int)");
  target_ = target_of(postgres().owner("postgres"));
  auto outcome = perform("SELECT * FROM private");
  EXPECT_EQ(outcome.error, "permission denied for table private (SQLSTATE 42501)");
  EXPECT_EQ(outcome.help, "the user lacks the right: GRANT it, or let the environment name another user");
}

TEST_F(SqlFailureTest, NobodyListening) {
  sandbox::Ports ports(1);
  auto port = ports.take();
  target_.settings["port"] = std::to_string(port);
  auto outcome = perform("SELECT 1");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "connection to server at \"127.0.0.1\", port " + std::to_string(port) +
                               " failed: Connection refused");
  EXPECT_EQ(outcome.help, "nothing listens there: is the server up, and are host and port right?");
}

TEST_F(SqlFailureTest, NoSuchHost) {
  target_.settings["host"] = "nosuch.invalid";
  auto outcome = perform("SELECT 1");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "host nosuch.invalid is not found: Name or service not known");
}

TEST_F(SqlFailureTest, AHostByItsName) {
  target_.settings["host"] = "localhost";
  EXPECT_EQ(perform("SELECT 1").end, End::succeeded);
}

TEST_F(SqlFailureTest, AnIncompleteTarget) {
  target_.settings.erase("user");
  auto outcome = perform("SELECT 1");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "the target has no user");
}

TEST_F(SqlFailureTest, AServerThatDoesNotAnswer) {
  HttpServer silent([](const std::string&) { return ""; });  // reads on: this is no HTTP
  target_.settings["port"] = silent.url("").substr(std::string("http://127.0.0.1:").size());
  timeout_ = std::chrono::milliseconds(100);
  auto outcome = perform("INSERT INTO bots VALUES (1)");
  EXPECT_EQ(outcome.end, End::timed_out);
  EXPECT_EQ(outcome.error, "no connection in time: nothing was sent");
}

TEST_F(SqlFailureTest, ASessionThatIsEnded) {
  auto outcome = perform("SELECT pg_terminate_backend(pg_backend_pid())");
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "terminating connection due to administrator command (SQLSTATE 57P01)");
  EXPECT_EQ(outcome.help, "an administrator ended the session: is the server stopping?");
}

TEST_F(SqlFailureTest, ADatabaseCantDropItself) {
  auto outcome = perform("DROP DATABASE postgres");
  EXPECT_EQ(outcome.error, "cannot drop the currently open database (SQLSTATE 55006)");
  EXPECT_EQ(outcome.help, "give the step another database of the server: `database: postgres`");
}

TEST_F(SqlFailureTest, AServerThatReadsStringsOtherwise) {
  postgres().query("postgres", "CREATE DATABASE old");
  postgres().query("postgres", "ALTER DATABASE old SET standard_conforming_strings = off");
  more_ = {{"database", "old"}};
  auto outcome = perform("SELECT 1");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_THAT(outcome.error, HasSubstr("standard_conforming_strings off"));
}

TEST_F(SqlFailureTest, ADamagedTable) {
  postgres().query("postgres", "CREATE TABLE damaged AS SELECT * FROM generate_series(1, 1000)");
  auto file =
      postgres().data() / postgres().query("postgres", "SELECT pg_relation_filepath('damaged')")[0][0];
  postgres().stop();
  std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(4000) << "damage";
  postgres().start();
  auto outcome = perform("SELECT count(*) FROM damaged");
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_THAT(outcome.error, HasSubstr("invalid page in block 0 of relation"));
  EXPECT_EQ(outcome.help, "a file of the table or of its index is damaged: REINDEX an index, restore a table from a backup");
}

}  // namespace
}  // namespace drctl
