#include "plan/bind.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "drctl/manual_work.hpp"
#include "plan/prepare.hpp"
#include "plan/preview.hpp"
#include "platform/process.hpp"
#include "runbook/read.hpp"

namespace drctl {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class NoProcesses final : public Processes {
  ChildResult run(const Command&, const Cancellation&, const RunOptions&) override { return {}; }
};
class NoWork final : public ManualWork {
  std::optional<ManualReport> ask(const std::string&, const std::vector<Question>&) override {
    return std::nullopt;
  }
};

/// Binds runbooks written in a test, with the real catalog, in a folder of its own.
class BindTest : public testing::Test {
 protected:
  BindTest() : adapters_(catalog(), {processes_, work_}) {
    for (const auto& row : catalog()) specs_.push_back(row.spec);
    folder_ = std::filesystem::path(testing::TempDir()) / ("bind-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  ~BindTest() override { std::filesystem::remove_all(folder_); }

  std::expected<Plan, Diagnostics> bind_texts(const std::string& runbook, const std::string& environment,
                                              std::map<std::string, std::string> overrides = {}) {
    auto loaded = std::make_shared<LoadedRunbook>();
    loaded->runbook = read_runbook(std::make_shared<Source>(Source{"r.yaml", runbook}), specs_).value();
    std::shared_ptr<const Environment> bound;
    if (!environment.empty())
      bound = std::make_shared<const Environment>(
          read_environment(std::make_shared<Source>(Source{"e.yaml", environment})).value());
    return bind({loaded, bound, folder_ / "e.yaml", std::move(overrides), &adapters_, Secrets::read});
  }

  std::vector<std::string> problems(const std::string& runbook, const std::string& environment,
                                    std::map<std::string, std::string> overrides = {}) {
    std::vector<std::string> lines;
    auto plan = bind_texts(runbook, environment, std::move(overrides));
    if (!plan)
      for (const auto& problem : plan.error()) lines.push_back(problem.message + " | " + problem.help);
    return lines;
  }

  NoProcesses processes_;
  NoWork work_;
  Adapters adapters_;
  std::vector<AdapterSpec> specs_;
  std::filesystem::path folder_;
};

const std::string sql_runbook =
    "runbook: r\ntitle: R\ntargets: {database: postgres}\nvars: {n: {type: integer, required: "
    "true}}\nsteps:\n"
    "- {id: a, sql: 'SELECT * FROM bots WHERE id = ${n}'}\n";
const std::string environment_head =
    "environment: e\ntargets:\n  database: {kind: postgres, host: h, port: 1, database: d, user: u";

TEST_F(BindTest, TakesTheCommandLineBeforeTheEnvironmentBeforeTheDefault) {
  auto plan = bind_texts(sql_runbook, environment_head + "}\nvars: {n: 2}\n", {{"n", "3"}});
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->frames[0].variables.at("n"), expression::Value(3));
}

TEST_F(BindTest, BindsInterpolatedSqlAsParametersNeverAsText) {
  auto plan = bind_texts(sql_runbook, environment_head + "}\nvars: {n: 2}\n");
  ASSERT_TRUE(plan);
  auto call = resolve(*plan->steps[0].call, plan->frames[0].variables);
  ASSERT_TRUE(call);
  EXPECT_EQ(call->arguments["query"].dump(), R"({"params":[2],"text":"SELECT * FROM bots WHERE id = $1"})");
}

TEST_F(BindTest, SaysWhichVariableHasNoValue) {
  EXPECT_THAT(
      problems(sql_runbook, environment_head + "}\n"),
      ElementsAre("variable 'n' is required and has no value | give it with --var n=..., or under 'vars' of "
                  "the environment"));
}

TEST_F(BindTest, SaysWhichTargetTheEnvironmentLacks) {
  EXPECT_THAT(problems(sql_runbook,
                       "environment: e\ntargets:\n  cluster: {kind: kubernetes, context: c, namespace: n}\n",
                       {{"n", "1"}}),
              ElementsAre(HasSubstr("environment 'e' has no target 'database'")));
}

TEST_F(BindTest, RefusesAVariableThatTheRunbookDoesNotHave) {
  auto runbook =
      "runbook: r\ntitle: R\nvars: {min_bots: {type: integer, default: 1}}\nsteps:\n"
      "- {id: a, http: GET http://127.0.0.1/}\n";
  EXPECT_THAT(problems(runbook, "", {{"min_bot", "1"}}),
              ElementsAre("the runbook has no variable 'min_bot' | did you mean 'min_bots'?"));
}

TEST_F(BindTest, RefusesAValueOfTheWrongType) {
  EXPECT_THAT(problems(sql_runbook, environment_head + "}\n", {{"n", "many"}}),
              ElementsAre(HasSubstr("'many'")));
}

TEST_F(BindTest, ReadsASecretFromItsFileAndMarksItForMasking) {
  std::ofstream(folder_ / "password") << "hunter2-hunter2\n";
  auto plan = bind_texts(sql_runbook, environment_head + ", password: {file: password}}\nvars: {n: 1}\n");
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->targets[0].secrets.at("password").reveal(), "hunter2-hunter2");
  EXPECT_THAT(plan->secrets, ElementsAre("hunter2-hunter2"));
}

TEST_F(BindTest, RefusesASecretThatIsTooShortToMask) {
  std::ofstream(folder_ / "password") << "abc\n";
  EXPECT_THAT(problems(sql_runbook, environment_head + ", password: {file: password}}\nvars: {n: 1}\n"),
              ElementsAre(HasSubstr("the secret is shorter than 4 bytes: it can't be masked")));
}

TEST_F(BindTest, SaysWhichSecretIsNotThereWithoutGuessing) {
  ::unsetenv("DRCTL_TEST_SECRET");
  EXPECT_THAT(
      problems(sql_runbook, environment_head + ", password: {env: DRCTL_TEST_SECRET}}\nvars: {n: 1}\n"),
      ElementsAre(HasSubstr("the secret's environment variable 'DRCTL_TEST_SECRET' is not set")));
}

TEST_F(BindTest, PutsRollbacksBehindAllOtherSteps) {
  auto plan = bind_texts(
      "runbook: r\ntitle: R\nsteps:\n"
      "- {id: a, exec: [/bin/true], effect: change, effect_reason: x, rollback: {exec: [/bin/false], effect: "
      "change, effect_reason: y}}\n"
      "- {id: b, exec: [/bin/true], effect: change, effect_reason: x}\n",
      "");
  ASSERT_TRUE(plan);
  std::vector<std::string> ids;
  for (const auto& step : plan->steps) ids.push_back(step.id);
  EXPECT_THAT(ids, ElementsAre("a", "b", "a.rollback"));
}

TEST_F(BindTest, BindsTheDigestToWhatWillBeDone) {
  auto plan = bind_texts(sql_runbook, environment_head + "}\nvars: {n: 2}\n");
  ASSERT_TRUE(plan);
  const auto digest = [&](const auto& names) {
    const auto& call = *plan->steps[0].call;
    return digest_of(call, prepare(call, names)->call);
  };
  auto names = plan->frames[0].variables;
  auto two = digest(names);
  names.insert_or_assign("n", expression::Value(3));
  EXPECT_EQ(two, digest(plan->frames[0].variables));
  EXPECT_NE(two, digest(names));
}

TEST_F(BindTest, DoesNotJudgeACallThatWillNeverBeMade) {
  auto text =
      "runbook: r\ntitle: R\nvars: {url: {type: string, default: ''}}\nsteps:\n"
      "- {id: a, when: url != '', http: 'GET ${url}'}\n";
  auto plan = bind_texts(text, "");
  ASSERT_TRUE(plan);
  EXPECT_TRUE(known_to_be_skipped(*plan, plan->steps[0]));
  EXPECT_TRUE(refused_calls(*plan).empty());
}

const std::string two_ways =
    "runbook: r\ntitle: R\nvars: {url: {type: string, default: ''}}\nsteps:\n"
    "- id: way\n  choose:\n"
    "    web: {title: W, steps: [{id: get, http: 'GET ${url}'}]}\n"
    "    hand: {title: H, steps: [{id: do, manual: 'Do it.'}]}\n";

TEST_F(BindTest, DoesNotJudgeACallInAnOptionThatNobodyHasToTake) {
  auto plan = bind_texts(two_ways, "");
  ASSERT_TRUE(plan);
  EXPECT_TRUE(refused_calls(*plan).empty());
  EXPECT_TRUE(refused_calls(*plan, {{"way", "hand"}}).empty());
  EXPECT_TRUE(refused_option(*plan, 0, "web"));
  EXPECT_FALSE(refused_option(*plan, 0, "hand"));
}

TEST_F(BindTest, JudgesACallInAnOptionThatWasTaken) {
  auto plan = bind_texts(two_ways, "");
  ASSERT_TRUE(plan);
  EXPECT_EQ(refused_calls(*plan, {{"way", "web"}}).size(), 1U);
}

}  // namespace
}  // namespace drctl
