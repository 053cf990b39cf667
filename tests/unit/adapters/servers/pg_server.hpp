#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "drctl/adapter.hpp"
#include "platform/child_processes.hpp"
#include "sandbox/database.hpp"
#include "sandbox/postgres.hpp"
#include "unit/adapters/no_manual_work.hpp"
#include "unit/platform/temporary_directory.hpp"

namespace drctl {

/// Keeps what an attempt narrates, and lets a test act in the middle of it.
class WatchedNarration final : public Narration {
 public:
  std::vector<std::string> lines;
  std::size_t done = 0, total = 0;
  std::function<void(std::string_view what)> on_progress;

  void output(std::string_view line) override { lines.emplace_back(line); }
  void progress(std::size_t now_done, std::size_t of_total, std::string_view what) override {
    done = now_done;
    total = of_total;
    if (on_progress) on_progress(what);
  }
};

/// A real PostgreSQL for a suite of tests. Each test gets a database `shop`, owned by `volaticloud`, with two
/// tables, keys, an index and a view.
class PgServerTest : public testing::Test {
 protected:
  struct Server {
    sandbox::Folder folder = sandbox::Folder::temporary();
    sandbox::Ports ports{2};
    sandbox::Postgres postgres{folder, ports.take(), sandbox::Lifetime::with_owner};
    sandbox::Port closed_port = ports.take();
  };

  static void SetUpTestSuite() { server_ = std::make_unique<Server>(); }
  static void TearDownTestSuite() { server_.reset(); }

  PgServerTest() {
    auto login = server_->postgres.owner("shop");
    target.name = "database";
    target.kind = "postgres";
    target.settings = {{"host", login.host},
                       {"port", std::to_string(login.port)},
                       {"database", "shop"},
                       {"user", login.user}};
    target.secrets.emplace("password", Secret(login.password));
    as_superuser("postgres", "CREATE DATABASE shop OWNER volaticloud TEMPLATE template0");
    sql("CREATE TABLE makers (id int PRIMARY KEY, name text);"
        "CREATE TABLE bots (id int PRIMARY KEY, maker int REFERENCES makers, name text);"
        "CREATE INDEX bots_name ON bots (name);"
        "CREATE VIEW names AS SELECT name FROM bots;"
        "INSERT INTO makers SELECT n, 'maker ' || n FROM generate_series(1, 10) AS n;"
        "INSERT INTO bots SELECT n, n % 10 + 1, md5(n::text) FROM generate_series(1, 5000) AS n");
  }

  ~PgServerTest() override {
    for (const char* name : {"shop", "shop_drctl_new", "shop_drctl_old", "shop_drctl_scratch"})
      as_superuser("postgres", std::string("DROP DATABASE IF EXISTS ") + name + " WITH (FORCE)");
  }

  static std::vector<sandbox::Row> as_superuser(const std::string& database, const std::string& statement) {
    return server_->postgres.query(database, statement);
  }
  static std::vector<sandbox::Row> sql(const std::string& statement) {
    return sandbox::Database(server_->postgres.owner("shop")).query(statement);
  }
  static std::string value(const std::string& statement) {
    return sandbox::Database(server_->postgres.owner("shop")).value(statement);
  }
  static bool exists(const std::string& database) {
    return !as_superuser("postgres", "SELECT FROM pg_database WHERE datname = '" + database + "'").empty();
  }

  Outcome perform(AdapterRow row, nlohmann::json arguments,
                  std::chrono::milliseconds timeout = std::chrono::minutes(1)) {
    Call call{std::move(arguments), target};
    Execution execution{cancel, timeout, narration};
    return row.make({processes, nobody})->perform(call, execution);
  }

  static inline std::unique_ptr<Server> server_;
  Target target;
  ChildProcesses processes;
  NoManualWork nobody;
  WatchedNarration narration;
  Cancellation cancel;
  test::TemporaryDirectory folder;
};

}  // namespace drctl
