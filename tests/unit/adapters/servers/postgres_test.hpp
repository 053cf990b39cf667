#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "adapters/sql.hpp"
#include "platform/child_processes.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"
#include "sandbox/postgres.hpp"
#include "unit/adapters/no_manual_work.hpp"
#include "unit/adapters/recorded_narration.hpp"

namespace drctl {

/// The `sql` adapter on a real server, one for all tests of the program, as its superuser.
class PostgresTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!server_) server_ = std::make_unique<Server>();
  }

  static sandbox::Postgres& postgres() { return server_->postgres; }

  static Target target_of(const sandbox::Login& login) {
    return {"database",
            "postgres",
            {{"host", login.host},
             {"port", std::to_string(login.port)},
             {"database", login.database},
             {"user", login.user}},
            {{"password", Secret(login.password)}}};
  }

  Outcome perform(const std::string& text, const nlohmann::json& params = nlohmann::json::array()) {
    auto arguments = more_;
    arguments["query"] = {{"text", text}, {"params", params}};
    Execution execution{cancel_, timeout_, narration_};
    return adapter_->perform({arguments, target_}, execution);
  }

  ChildProcesses processes_;
  NoManualWork nobody_;
  RecordedNarration narration_;
  Cancellation cancel_;
  std::unique_ptr<Adapter> adapter_ = sql_row().make({processes_, nobody_});
  Target target_ = target_of(postgres().superuser("postgres"));
  nlohmann::json more_ = nlohmann::json::object();  // fields besides query
  std::chrono::milliseconds timeout_ = std::chrono::minutes(1);

 private:
  struct Server {
    sandbox::Folder folder = sandbox::Folder::temporary();
    sandbox::Ports ports{1};
    sandbox::Postgres postgres{folder, ports.take(), sandbox::Lifetime::with_owner};
  };
  inline static std::unique_ptr<Server> server_;
};

}  // namespace drctl
