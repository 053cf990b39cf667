#pragma once

#include <deque>
#include <vector>

#include "platform/process.hpp"

namespace drctl {

/// Runs nothing: keeps each command and answers with what the test laid ready, in order.
class FakeProcesses final : public Processes {
 public:
  std::vector<Command> commands;
  std::vector<std::chrono::milliseconds> timeouts;
  std::deque<ChildResult> answers;

  ChildResult run(const Command& command, const Cancellation&, const RunOptions& options) override {
    commands.push_back(command);
    timeouts.push_back(options.timeout);
    if (answers.empty()) return exited(0);
    auto answer = answers.front();
    answers.pop_front();
    return answer;
  }

  static ChildResult exited(int status, std::string out = "", std::string err = "") {
    ChildResult result;
    result.end = ChildEnd::exited;
    result.status = status;
    result.out = std::move(out);
    result.err = std::move(err);
    return result;
  }

  static ChildResult ended(ChildEnd end, int status = 0) {
    ChildResult result;
    result.end = end;
    result.status = status;
    return result;
  }
};

}  // namespace drctl
