#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <thread>

#include "report/line_input.hpp"
#include "support/fd.hpp"

namespace drctl {
namespace {

Fd open_master() {
  Fd master(::posix_openpt(O_RDWR | O_NOCTTY));
  ::grantpt(master.get());
  ::unlockpt(master.get());
  return master;
}

/// A pseudo-terminal: what is written to `master_` is typed at `terminal_`.
class TerminalInputTest : public testing::Test {
 protected:
  void type(std::string_view text) {
    ASSERT_EQ(::write(master_.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  void wait_until_typed() {
    pollfd waiting{terminal_.get(), POLLIN, 0};
    ASSERT_EQ(::poll(&waiting, 1, 5000), 1);
  }

  Fd master_ = open_master();
  Fd terminal_{::open(::ptsname(master_.get()), O_RDWR | O_NOCTTY)};
  Cancellation step_, leave_;
  TerminalInput input_{terminal_.get(), step_, leave_};
};

TEST_F(TerminalInputTest, GivesLineByLineWithoutBlanks) {
  type(" volaticloud \nskip\n");
  EXPECT_EQ(input_.read_line().text, "volaticloud");
  EXPECT_EQ(input_.read_line().text, "skip");
}

TEST_F(TerminalInputTest, EndsAtTheEndOfInput) {
  type("\x04");  // Ctrl-D
  EXPECT_EQ(input_.read_line().end, InputEnd::stop);
}

TEST_F(TerminalInputTest, EndsWhenTheTerminalIsGone) {
  master_.close();
  EXPECT_EQ(input_.read_line().end, InputEnd::stop);
}

TEST_F(TerminalInputTest, WaitsNoLongerThanTheQuestionMay) {
  input_.begin_question(std::chrono::milliseconds(20));
  EXPECT_EQ(input_.read_line().end, InputEnd::late);
  type("volaticloud\n");
  EXPECT_EQ(input_.read_line().end, InputEnd::late) << "the limit is one of all lines of an answer";
  input_.begin_question();
  type("volaticloud\n");
  EXPECT_EQ(input_.read_line().text, "volaticloud") << "the next question has no limit";
}

TEST_F(TerminalInputTest, TakesAnAnswerWithinTheLimit) {
  input_.begin_question(std::chrono::hours(24 * 30));
  type("volaticloud\n");
  EXPECT_EQ(input_.read_line().text, "volaticloud");
}

TEST_F(TerminalInputTest, EndsWhenTheRunIsToEnd) {
  leave_.request();
  EXPECT_EQ(input_.read_line().end, InputEnd::stop);
}

TEST_F(TerminalInputTest, IsWokenByCtrlC) {
  std::jthread signal([this] { step_.request(); });
  EXPECT_EQ(input_.read_line().end, InputEnd::stop);
}

TEST_F(TerminalInputTest, KeepsACtrlCFromTheMomentThatTheQuestionIsShown) {
  input_.begin_question();
  step_.request();
  type("volaticloud\n");
  EXPECT_EQ(input_.read_line().end, InputEnd::stop);
  EXPECT_EQ(input_.read_line().end, InputEnd::stop) << "the question has ended, whatever is typed";
}

TEST_F(TerminalInputTest, ForgetsACtrlCFromBeforeTheQuestion) {
  step_.request();
  input_.begin_question();
  type("retry\n");
  EXPECT_EQ(input_.read_line().text, "retry");
}

TEST_F(TerminalInputTest, ForgetsWhatWasTypedAhead) {
  type("volaticloud\n");
  wait_until_typed();
  input_.begin_question();
  type("stop\n");
  EXPECT_EQ(input_.read_line().text, "stop");
}

}  // namespace
}  // namespace drctl
