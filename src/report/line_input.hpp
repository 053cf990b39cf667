#pragma once

#include <string>

#include "drctl/cancellation.hpp"

namespace drctl {

/// How waiting for a line ended.
enum class InputEnd {
  line,
  stop,  ///< Ctrl-C, end of input, or the terminal is gone: nobody will answer
};

struct InputLine {
  InputEnd end = InputEnd::stop;
  std::string text{};  ///< without its newline and the blanks around it
};

/// The door to a person's keyboard.
class LineInput {
 public:
  virtual ~LineInput() = default;
  /// To be called before a question is shown: forgets what was typed before it, and a Ctrl-C. A word typed
  /// ahead approves nothing; whatever is typed from the moment that the question can be read counts.
  virtual void begin_question() = 0;
  /// Waits for a line.
  virtual InputLine read_line() = 0;
};

/// A terminal. `fd` is open for reading; a request of `step` or `leave` (Ctrl-C, SIGTERM, a lost terminal)
/// ends the wait.
class TerminalInput final : public LineInput {
 public:
  TerminalInput(int fd, Cancellation& step, const Cancellation& leave);
  void begin_question() override;
  InputLine read_line() override;

 private:
  InputLine take_line(std::size_t newline);

  int fd_;
  Cancellation& step_;
  const Cancellation& leave_;
  std::string pending_;
};

/// Whether there is a person: stdin and stderr are both terminals.
bool person_at_terminal();

}  // namespace drctl
