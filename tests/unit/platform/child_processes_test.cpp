#include "platform/child_processes.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <thread>

#include "support/fd.hpp"
#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

using namespace std::chrono_literals;

std::string program(const std::string& name) { return std::string(DRCTL_BINARY_DIR "/bin/") + name; }

class ChildProcessesTest : public testing::Test {
 protected:
  ChildResult run(std::vector<std::string> argv) {
    argv[0] = program(argv[0]);
    command.argv = std::move(argv);
    return processes.run(command, cancel, options);
  }

  ChildProcesses processes;
  Cancellation cancel;
  RunOptions options;
  Command command;
};

TEST_F(ChildProcessesTest, GivesWordsAsTheyAre) {
  const auto result = run({"print_arguments", "a b", "", "$(id)", "it's \"q\""});
  EXPECT_EQ(result.end, ChildEnd::exited);
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "[\"a b\",\"\",\"$(id)\",\"it's \\\"q\\\"\"]\n");
}

TEST_F(ChildProcessesTest, LooksUpAPlainNameOnPath) {
  command.argv = {"true"};
  EXPECT_EQ(processes.run(command, cancel, options).end, ChildEnd::exited);
}

TEST_F(ChildProcessesTest, ReportsExitStatusAndError) {
  const auto result = run({"end_as_told", "exit", "3"});
  EXPECT_EQ(result.end, ChildEnd::exited);
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.err, "bye");
}

TEST_F(ChildProcessesTest, ReportsTheSignalThatKilledIt) {
  const auto result = run({"end_as_told", "signal", "6"});
  EXPECT_EQ(result.end, ChildEnd::signalled);
  EXPECT_EQ(result.status, SIGABRT);
}

TEST_F(ChildProcessesTest, AMissingProgramCouldNotStart) {
  command.argv = {"no-such-program"};
  const auto result = processes.run(command, cancel, options);
  EXPECT_EQ(result.end, ChildEnd::could_not_start);
  EXPECT_EQ(result.error, "no-such-program: not found on PATH");
}

TEST_F(ChildProcessesTest, AMissingDirectoryCouldNotStart) {
  command.directory = "/no/such/place";
  const auto result = run({"print_arguments"});
  EXPECT_EQ(result.end, ChildEnd::could_not_start);
  EXPECT_EQ(result.error, "can't work in /no/such/place: No such file or directory");
}

TEST_F(ChildProcessesTest, AScriptWithoutInterpreterCouldNotStart) {
  test::TemporaryDirectory folder;
  const auto script = folder / "script";
  ::close(::open(script.c_str(), O_CREAT | O_WRONLY, 0755));
  command.argv = {script.string()};
  EXPECT_EQ(processes.run(command, cancel, options).error,
            script.string() + ": not a program (a script must begin with #!)");
}

TEST_F(ChildProcessesTest, AddsToTheEnvironment) {
  command.environment = {{"DRCTL_A", "1"}};
  command.secret_environment.emplace("DRCTL_B", Secret("hidden"));
  EXPECT_EQ(run({"print_environment", "DRCTL_A", "DRCTL_B", "DRCTL_C"}).out,
            "DRCTL_A=1\nDRCTL_B=hidden\nDRCTL_C unset\n");
}

TEST_F(ChildProcessesTest, HidesVariablesOfOurs) {
  ::setenv("DRCTL_A", "ours", 1);
  command.unset = {"DRCTL_A"};
  EXPECT_EQ(run({"print_environment", "DRCTL_A"}).out, "DRCTL_A unset\n");
  ::unsetenv("DRCTL_A");
}

TEST_F(ChildProcessesTest, GivesNothingOfOursButTheThreeDescriptors) {
  const Fd inheritable(::open("/dev/null", O_RDONLY));  // deliberately not close-on-exec
  sigset_t usr1, before;
  sigemptyset(&usr1);
  sigaddset(&usr1, SIGUSR1);
  sigprocmask(SIG_BLOCK, &usr1, &before);
  const auto old = ::signal(SIGPIPE, SIG_IGN);
  command.directory = "/";
  EXPECT_EQ(run({"print_inheritance"}).out,
            "blocked 0\nignored 0\nopen 0\nleads its group yes\nterminal none\ndirectory /\n");
  ::signal(SIGPIPE, old);
  sigprocmask(SIG_SETMASK, &before, nullptr);
}

TEST_F(ChildProcessesTest, FeedsInputLargerThanAPipe) {
  command.input = std::string(1'000'000, 'x');
  EXPECT_EQ(run({"count_stdin"}).out, "1000000\n");
}

TEST_F(ChildProcessesTest, WithoutInputStdinIsEmpty) { EXPECT_EQ(run({"count_stdin"}).out, "0\n"); }

TEST_F(ChildProcessesTest, InputThatNobodyReadsIsNoError) {
  command.input = std::string(1'000'000, 'x');
  EXPECT_EQ(run({"end_as_told", "exit", "0"}).end, ChildEnd::exited);
}

TEST_F(ChildProcessesTest, KeepsHeadAndTailOfAFlood) {
  options.output_cap = 24;
  const auto result = run({"flood_stdout", "100000"});
  EXPECT_EQ(result.out, "line 1\nline \n[drctl cut 1088871 bytes here]\nline 100000\n");
  EXPECT_EQ(result.err, result.out);
}

TEST_F(ChildProcessesTest, HandsOnEachLineAsItComes) {
  std::vector<std::string> lines;
  options.on_line = [&](Stream stream, std::string_view line) {
    if (stream == Stream::err) lines.emplace_back(line);
  };
  run({"end_as_told", "exit", "0"});
  run({"flood_stdout", "2"});
  EXPECT_EQ(lines, (std::vector<std::string>{"bye", "line 1", "line 2"}));
}

TEST_F(ChildProcessesTest, OutputGoesToAPrivateFile) {
  test::TemporaryDirectory folder;
  command.output_file = (folder / "out").string();
  EXPECT_EQ(run({"flood_stdout", "1"}).out, "");
  struct stat status{};
  ASSERT_EQ(::stat(command.output_file->c_str(), &status), 0);
  EXPECT_EQ(status.st_size, 7);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(ChildProcessesTest, ADeadlineEndsAChildThatCleansUp) {
  options.timeout = 100ms;
  options.grace = 1h;
  const auto result = run({"wait_forever"});
  EXPECT_EQ(result.end, ChildEnd::timed_out);
  EXPECT_EQ(result.status, 7);
  EXPECT_EQ(result.out, "ready\ncleaned up\n");
}

TEST_F(ChildProcessesTest, AChildThatIgnoresTermIsKilled) {
  options.timeout = 100ms;
  options.grace = 10ms;
  const auto result = run({"ignore_term"});
  EXPECT_EQ(result.end, ChildEnd::timed_out);
  EXPECT_EQ(result.status, SIGKILL);
}

TEST_F(ChildProcessesTest, CancellationWakesTheWait) {
  options.timeout = 1h;
  options.grace = 1h;
  options.on_line = [&](Stream, std::string_view line) {
    if (line == "ready") cancel.request();
  };
  const auto result = run({"wait_forever"});
  EXPECT_EQ(result.end, ChildEnd::cancelled);
  EXPECT_EQ(result.out, "ready\ncleaned up\n");
}

TEST_F(ChildProcessesTest, NothingStartsOnceCancelled) {
  test::TemporaryDirectory folder;
  command.output_file = (folder / "out").string();
  cancel.request();
  EXPECT_EQ(run({"flood_stdout", "1"}).end, ChildEnd::cancelled);
  EXPECT_FALSE(std::filesystem::exists(*command.output_file));
}

// The reading end of a new FIFO: tells when the last process that holds it for writing is gone.
class ChildProcessesGrandchildTest : public ChildProcessesTest {
 protected:
  ChildProcessesGrandchildTest() {
    ::mkfifo(fifo.c_str(), 0600);
    reader = Fd(::open(fifo.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  }
  bool writer_goes_within(std::chrono::milliseconds patience) {
    pollfd waiting{reader.get(), 0, 0};
    return ::poll(&waiting, 1, static_cast<int>(patience.count())) == 1 && (waiting.revents & POLLHUP);
  }

  test::TemporaryDirectory folder;
  std::string fifo = (folder / "fifo").string();
  Fd reader;
};

TEST_F(ChildProcessesGrandchildTest, OneThatHoldsThePipeDoesNotHangUs) {
  options.timeout = 1h;
  const auto result = run({"leave_grandchild", fifo});
  EXPECT_EQ(result.end, ChildEnd::exited);
  EXPECT_EQ(result.out, "parent done\n");
  EXPECT_FALSE(writer_goes_within(0ms)) << "a daemon that a command left behind must live on";
}

TEST_F(ChildProcessesGrandchildTest, TheWholeGroupIsKilled) {
  options.timeout = 200ms;
  options.grace = 10ms;
  EXPECT_EQ(run({"leave_grandchild", fifo, "stay"}).end, ChildEnd::timed_out);
  EXPECT_TRUE(writer_goes_within(10s));
}

TEST_F(ChildProcessesGrandchildTest, OneThatHasLeftTheGroupIsKilled) {
  options.timeout = 500ms;
  options.grace = 100ms;
  EXPECT_EQ(run({"leave_grandchild", fifo, "stay", "away"}).end, ChildEnd::timed_out);
  EXPECT_TRUE(writer_goes_within(0ms));
}

TEST_F(ChildProcessesGrandchildTest, OneThatAnEarlierCommandHasLeftLivesOn) {
  options.timeout = 1h;
  run({"leave_grandchild", fifo});
  std::this_thread::sleep_for(50ms);  // age is told in hundredths of a second
  options.timeout = 100ms;
  options.grace = 10ms;
  EXPECT_EQ(run({"ignore_term"}).end, ChildEnd::timed_out);
  EXPECT_FALSE(writer_goes_within(0ms));
}

TEST_F(ChildProcessesGrandchildTest, ACommandThatWorksBesideIsNotTakenForOneThatWasLeft) {
  std::jthread beside([&] {
    ChildProcesses more;
    Command other;
    other.argv = {"sleep", "1"};
    EXPECT_EQ(more.run(other, cancel, {}).end, ChildEnd::exited);
  });
  std::this_thread::sleep_for(50ms);
  options.timeout = 200ms;
  options.grace = 10ms;
  EXPECT_EQ(run({"ignore_term"}).end, ChildEnd::timed_out);
}

TEST_F(ChildProcessesGrandchildTest, AChildDiesWithAKilledDrctl) {
  command.output_file = fifo;
  const auto drctl = ::fork();
  if (drctl == 0) {
    run({"wait_forever"});
    ::_exit(0);
  }
  pollfd waiting{reader.get(), POLLIN, 0};
  ASSERT_EQ(::poll(&waiting, 1, 10'000), 1) << "the child said nothing";
  ::kill(drctl, SIGKILL);
  ::waitpid(drctl, nullptr, 0);
  EXPECT_TRUE(writer_goes_within(10s));
}

}  // namespace
}  // namespace drctl
