#include "sandbox/command.hpp"

#include <gtest/gtest.h>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {
namespace {

std::string failure_of(const Command& command) try {
  run(command);
  return "";
} catch (const Failure& failure) {
  return failure.what();
}

TEST(Command, GivesItsInputAndReturnsItsOutput) {
  EXPECT_EQ(run({.argv = {"tr", "a-z", "A-Z"}, .input = "shout\n"}), "SHOUT\n");
}

TEST(Command, PassesMoreThanAPipeHolds) {
  const std::string much(1 << 20, 'x');
  EXPECT_EQ(run({.argv = {"cat"}, .input = much}), much);
}

TEST(Command, AddsToTheEnvironment) {
  EXPECT_EQ(
      run({.argv = {"sh", "-c", "echo $COLOUR $HOME"}, .environment = {{"COLOUR", "red"}, {"HOME", "/h"}}}),
      "red /h\n");
}

TEST(Command, SaysWhatAFailedProgramWrote) {
  EXPECT_EQ(failure_of({.argv = {"sh", "-c", "echo out; echo err >&2; exit 3"}}),
            "sh -c echo out; echo err >&2; exit 3 exited with status 3:\nerr\nout\n");
}

TEST(Command, SaysThatAProgramIsMissing) {
  EXPECT_EQ(failure_of({.argv = {"no-such-program"}}),
            "can't start no-such-program: No such file or directory");
}

TEST(Command, ReportsASignalAsAShellDoes) {
  EXPECT_EQ(outcome_of({.argv = {"sh", "-c", "kill -9 $$"}}).status, 137);
}

}  // namespace
}  // namespace drctl::sandbox
