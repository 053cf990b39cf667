#include "sandbox/daemon.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/daemon_record.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace {

using namespace std::chrono_literals;

Program shell(const std::string& script) {
  return {.name = "server", .argv = {"sh", "-c", script}, .grace = 200ms};
}

/// Waits until its log says so: then the server has come that far.
void expect_log(const Daemon& daemon, const std::string& text) {
  EXPECT_TRUE(wait_until(10s, [&] {
    const auto log = last_lines(daemon.log(), 100);
    return log.find(text) != std::string::npos;
  })) << last_lines(daemon.log(), 100);
}

/// Runs `work` in a process that is then killed with SIGKILL.
void in_killed_process(const std::function<void()>& work) {
  const auto child = ::fork();
  if (child == 0) {
    work();
    ::kill(::getpid(), SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
}

TEST(Daemon, WritesItsOutputToItsLog) {
  const auto folder = Folder::temporary();
  const Daemon daemon(folder, shell("echo out; echo err >&2; sleep 100"), Lifetime::with_owner);
  expect_log(daemon, "out\nerr\n");
  EXPECT_TRUE(daemon.running());
}

TEST(Daemon, IsStoppedWithItsChildrenEvenIfTheyIgnoreTheSignal) {
  const auto folder = Folder::temporary();
  Daemon daemon(folder, shell("trap '' TERM; sleep 100 & echo $! >&2; wait; sleep 100"),
                Lifetime::with_owner);
  expect_log(daemon, "\n");
  const auto child = identify(std::stoi(read_text(daemon.log()))).value();
  daemon.stop();
  EXPECT_FALSE(daemon.running());
  EXPECT_TRUE(wait_until(10s, [&] { return !alive(child); }));
}

TEST(Daemon, GoesWithItsObject) {
  const auto folder = Folder::temporary();
  pid_t pid = 0;
  {
    const Daemon daemon(folder, shell("sleep 100"), Lifetime::with_owner);
    pid = daemon.pid();
  }
  EXPECT_FALSE(identify(pid));
}

TEST(Daemon, GoesWithItsOwnersProcessHoweverThatDies) {
  const auto folder = Folder::temporary();
  in_killed_process([&] { new Daemon(folder, shell("sleep 100"), Lifetime::with_owner); });
  const auto process = read_record(folder.path(), "server").process;
  EXPECT_TRUE(wait_until(10s, [&] { return !alive(process); }));
}

TEST(Daemon, StaysWhenItsOwnerDiesIfItIsToStayUntilDown) {
  const auto folder = Folder::temporary();
  in_killed_process([&] { new Daemon(folder, shell("sleep 100"), Lifetime::until_down); });
  EXPECT_TRUE(Daemon(folder, "server").running());
  stop_all(folder.path());
  EXPECT_FALSE(Daemon(folder, "server").running());
}

TEST(Daemon, IsStoppedAndStartedByAnotherThatKnowsItsName) {
  const auto folder = Folder::temporary();
  const Daemon first(folder, shell("echo started; exec sleep 100"), Lifetime::until_down);
  expect_log(first, "started\n");
  Daemon second(folder, "server");
  second.stop();
  EXPECT_FALSE(first.running());
  second.start();
  EXPECT_NE(second.pid(), first.pid());
  expect_log(second, "started\nstarted\n");
  second.stop();
}

TEST(Daemon, NeverKillsALaterProcessWithItsPid) {
  const auto folder = Folder::temporary();
  const Daemon bystander(folder, {.name = "bystander", .argv = {"sleep", "100"}}, Lifetime::with_owner);
  const auto process = identify(bystander.pid()).value();
  write_record(folder.path(), {.program = shell("sleep 100"), .process = {process.pid, process.started - 1}});
  Daemon(folder, "server").stop();
  EXPECT_TRUE(bystander.running());
}

TEST(Daemon, SaysThatItsProgramIsMissing) {
  const auto folder = Folder::temporary();
  EXPECT_THROW(Daemon(folder, {.name = "server", .argv = {"/no/such"}}, Lifetime::with_owner), Failure);
}

TEST(Daemon, NotReadyInTimeShowsTheEndOfItsLog) {
  const auto folder = Folder::temporary();
  const Daemon daemon(folder, shell("echo no such option >&2; exit 1"), Lifetime::with_owner);
  try {
    wait_ready(daemon, 10s, [] { return false; });
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(std::string(failure.what()),
              "server ended at once; the end of its log, " + daemon.log().string() + ":\nno such option\n");
  }
}

}  // namespace
}  // namespace drctl::sandbox
