#include "journal/run_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "journal/chain.hpp"
#include "journal/run_id.hpp"
#include "journal/state_folder.hpp"
#include "platform/file.hpp"
#include "support/time_text.hpp"
#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

Variables variables(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const char* name) -> std::optional<std::string> {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
}

void begin(const std::filesystem::path& state, const std::string& id, const std::vector<Json>& lines) {
  const auto run = create_run_folder(state, id, {});
  ChainHead head;
  std::ofstream file(run->journal(), std::ios::binary);
  for (const auto& line : lines) file << chain_line(head, line) << '\n';
}

const Json start = {
    {"at", "2026-11-24T03:10:07.000Z"}, {"event", "run_started"}, {"runbook", "db-corruption"}};

TEST(RunId, SortsByStart) {
  EXPECT_EQ(run_id(*from_rfc3339("2026-11-24T03:10:07.9Z"), "db-corruption", 0x3f9c),
            "20261124-031007-db-corruption-3f9c");
}

TEST(StateFolder, PrefersItsOwnVariable) {
  EXPECT_EQ(state_folder(variables({{"DRCTL_STATE", "/s"}, {"XDG_STATE_HOME", "/x"}, {"HOME", "/h"}})), "/s");
  EXPECT_EQ(state_folder(variables({{"XDG_STATE_HOME", "/x"}, {"HOME", "/h"}})), "/x/drctl");
  EXPECT_EQ(state_folder(variables({{"XDG_STATE_HOME", "x"}, {"HOME", "/h"}})), "/h/.local/state/drctl");
  EXPECT_EQ(state_folder(variables({})).error(),
            "there is no place for the journal: neither DRCTL_STATE, XDG_STATE_HOME nor HOME is set");
}

TEST(RunFolder, KeepsWhatTheRunWasStartedWith) {
  const test::TemporaryDirectory state;
  const auto run = create_run_folder(state.path(), "r1", {{{"a", "runbook: a\n"}}, "environment: e\n"});
  ASSERT_TRUE(run) << run.error();
  EXPECT_EQ(read_file(run->runbook("a")), "runbook: a\n");
  EXPECT_EQ(read_file(run->environment()), "environment: e\n");
}

TEST(RunFolder, IsForItsOwnerOnly) {
  const test::TemporaryDirectory state;
  const auto run = create_run_folder(state / "new", "r1", {});
  struct stat found{};
  ASSERT_EQ(::stat(run->path.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0700U);
}

TEST(RunFolder, IsNeverUsedTwice) {
  const test::TemporaryDirectory state;
  ASSERT_TRUE(create_run_folder(state.path(), "r1", {}));
  EXPECT_EQ(create_run_folder(state.path(), "r1", {}).error(),
            (state / "runs/r1").string() + " exists already");
}

TEST(RunFolders, StandNewestFirst) {
  const test::TemporaryDirectory state;
  begin(state.path(), "20261124-010000-a-0000", {start});
  begin(state.path(), "20261125-010000-a-0000", {start});
  const auto runs = run_folders(state.path());
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].id(), "20261125-010000-a-0000");
}

TEST(FindRun, TakesABeginning) {
  const test::TemporaryDirectory state;
  begin(state.path(), "20261124-010000-a-0000", {start});
  begin(state.path(), "20261125-010000-a-0000", {start});
  EXPECT_EQ(find_run(state.path(), "20261125")->id(), "20261125-010000-a-0000");
  EXPECT_EQ(find_run(state.path(), "202611").error(),
            "more than one run begins with '202611':\n  20261125-010000-a-0000\n  20261124-010000-a-0000");
  EXPECT_EQ(find_run(state.path(), "20261124-010000-a-0001").error(),
            "there is no run '20261124-010000-a-0001'; did you mean '20261124-010000-a-0000'?");
}

TEST(Glance, ReadsTheFirstAndTheLastLine) {
  const test::TemporaryDirectory state;
  begin(state.path(), "r",
        {start,
         {{"at", "2026-11-24T03:10:08Z"}, {"event", "step_output"}, {"line", std::string(100'000, 'x')}},
         {{"at", "2026-11-24T03:10:09Z"}, {"event", "run_ended"}, {"status", "stopped"}}});
  const auto found = glance(*find_run(state.path(), "r"));
  ASSERT_TRUE(found) << found.error();
  EXPECT_EQ(found->start.runbook, "db-corruption");
  EXPECT_EQ(found->status, "stopped");
  EXPECT_EQ(found->last - found->started, std::chrono::seconds(2));
}

TEST(Glance, KnowsNoStatusOfARunThatGoesOn) {
  const test::TemporaryDirectory state;
  begin(state.path(), "r", {start});
  std::ofstream(state / "runs/r/journal.jsonl", std::ios::app) << R"({"torn)";
  EXPECT_EQ(glance(*find_run(state.path(), "r"))->status, "");
}

TEST(Glance, PassesOverALineOfZerosThatALossOfPowerLeft) {
  const test::TemporaryDirectory state;
  begin(state.path(), "r", {start});
  std::ofstream(state / "runs/r/journal.jsonl", std::ios::app) << std::string(100, '\0') << '\n';
  const auto found = glance(*find_run(state.path(), "r"));
  ASSERT_TRUE(found) << found.error();
  EXPECT_EQ(found->start.runbook, "db-corruption");
}

TEST(HasBegun, MeansThatTheFirstLineIsWhole) {
  const test::TemporaryDirectory state;
  begin(state.path(), "r", {start});
  const auto run = *find_run(state.path(), "r");
  EXPECT_TRUE(has_begun(run));
  const auto size = std::filesystem::file_size(run.journal());
  for (auto length = size; length-- > 0;) {
    std::filesystem::resize_file(run.journal(), length);
    EXPECT_FALSE(has_begun(run)) << length << " bytes";
  }
}

TEST(HasBegun, IsTrueOfADamagedJournal) {
  const test::TemporaryDirectory state;
  begin(state.path(), "r", {start});
  const auto run = *find_run(state.path(), "r");
  std::ofstream(run.journal()) << "{damaged\n{\n";
  EXPECT_TRUE(has_begun(run));
}

TEST(Glance, SaysWhatIsNoJournal) {
  const test::TemporaryDirectory state;
  begin(state.path(), "r", {});
  EXPECT_EQ(glance(*find_run(state.path(), "r")).error(),
            (state / "runs/r/journal.jsonl").string() + ": is empty or can't be read");
}

}  // namespace
}  // namespace drctl
