#include "journal/journal.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <fstream>

#include "journal/read_journal.hpp"
#include "platform/file.hpp"
#include "support/time_text.hpp"
#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

const auto at = *from_rfc3339("2026-11-24T03:10:07Z");

Json unmasked(Json line) { return line; }

StepStarted started(std::string step, int attempt, std::string command = "") {
  return {std::move(step), attempt, "change", "", "", std::move(command)};
}

class JournalTest : public testing::Test {
 protected:
  Journal create(Mask mask = unmasked) { return *Journal::create(file_, std::move(mask)); }
  void record(Journal& journal, Happening what) {
    ASSERT_TRUE(journal.record({at, std::move(what)}, State{}));
  }
  JournalContent content() { return read_journal(file_).value(); }
  std::string text() { return *read_file(file_); }
  void append(std::string_view bytes) { std::ofstream(file_, std::ios::app | std::ios::binary) << bytes; }

  test::TemporaryDirectory folder_;
  std::filesystem::path file_ = folder_ / "journal.jsonl";
};

TEST_F(JournalTest, WritesOneLineAnEvent) {
  auto journal = create();
  record(journal, RunResumed{"ada", "laptop", "", ""});
  EXPECT_EQ(
      text(),
      R"({"at":"2026-11-24T03:10:07.000Z","by":"ada","event":"run_resumed","host":"laptop","lock":"","prev":")" +
          std::string(64, '0') + "\",\"reason\":\"\",\"seq\":1,\"taken_from\":\"\"}\n");
}

TEST_F(JournalTest, GivesBackWhatItWasGiven) {
  auto journal = create();
  record(journal, started("restore", 2, "pg_restore dump"));
  record(journal, RunEnded{"stopped", "the operator said so"});
  const auto events = content().events;
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].at, at);
  EXPECT_EQ(std::get<StepStarted>(events[0].what).command, "pg_restore dump");
  EXPECT_EQ(std::get<RunEnded>(events[1].what).reason, "the operator said so");
}

TEST_F(JournalTest, MasksBeforeWriting) {
  auto journal = create([](Json line) {
    line["line"] = "***";
    return line;
  });
  record(journal, StepOutput{"dump", "password is hunter2"});
  EXPECT_EQ(text().find("hunter2"), std::string::npos);
  EXPECT_EQ(std::get<StepOutput>(content().events[0].what).line, "***");
}

TEST_F(JournalTest, IsForItsOwnerOnly) {
  auto journal = create();
  struct stat found{};
  ASSERT_EQ(::stat(file_.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600U);
}

TEST_F(JournalTest, NeverBeginsOverAnother) {
  auto journal = create();
  EXPECT_EQ(Journal::create(file_, unmasked).error(), "can't create " + file_.string() + ": File exists");
}

TEST_F(JournalTest, GoesOnWhereItEnded) {
  {
    auto journal = create();
    record(journal, RunResumed{"ada", "a"});
  }
  const auto found = content();
  auto journal = *Journal::reopen(file_, found.head, found.good_bytes, unmasked);
  record(journal, RunResumed{"bob", "b"});
  EXPECT_EQ(content().events.size(), 2U);
}

TEST_F(JournalTest, CutsOffALineThatACrashTore) {
  {
    auto journal = create();
    record(journal, RunResumed{"ada", "a"});
  }
  append(R"({"at":"2026-11-)");
  const auto found = content();
  EXPECT_EQ(found.torn, R"({"at":"2026-11-)");
  auto journal = *Journal::reopen(file_, found.head, found.good_bytes, unmasked);
  record(journal, RunResumed{"bob", "b"});
  EXPECT_EQ(content().events.size(), 2U);
  EXPECT_EQ(content().torn, "");
}

/// Files of this process can't grow beyond `bytes` meanwhile: a full disk without one.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(JournalTest, RefusesEverythingAfterAFailedAppend) {
  auto journal = create();
  const Event event{at, RunResumed{"ada", "a"}};
  const auto expected = "can't write " + file_.string() + ": File too large";
  {
    const FileSizeLimit limit(100);
    EXPECT_EQ(journal.record(event, State{}).error(), expected);
  }
  EXPECT_EQ(journal.record(event, State{}).error(), expected);
  EXPECT_EQ(content().torn.size(), 100U);
}

TEST_F(JournalTest, KeepsTheFirstLinesOfAnAttempt) {
  auto journal = create();
  record(journal, started("flood", 1));
  for (int i = 1; i <= 500; ++i) record(journal, StepOutput{"flood", "line"});
  record(journal, started("flood", 2));
  record(journal, StepOutput{"flood", "again"});
  const auto events = content().events;
  ASSERT_EQ(events.size(), 1U + 201U + 2U);
  EXPECT_EQ(std::get<StepOutput>(events[201].what).line,
            "(what this attempt printed after 200 lines is not kept)");
  EXPECT_EQ(std::get<StepOutput>(events[203].what).line, "again");
}

TEST_F(JournalTest, KeepsAtMost64KiBOfAnAttempt) {
  auto journal = create();
  for (int i = 0; i < 3; ++i) record(journal, StepOutput{"flood", std::string(40'000, 'x')});
  const auto events = content().events;
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(std::get<StepOutput>(events[1].what).line,
            "(what this attempt printed after 1 line is not kept)");
}

}  // namespace
}  // namespace drctl
