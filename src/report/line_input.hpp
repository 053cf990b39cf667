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
  /// Forgets what was typed before it was asked for: a word typed ahead approves nothing.
  virtual void discard_typed_ahead() = 0;
  /// Waits for a line.
  virtual InputLine read_line() = 0;
};

/// A terminal. `fd` is open for reading; a request of `step` or `leave` (Ctrl-C, SIGTERM, a lost terminal)
/// ends the wait. A request of `step` from before is forgotten: the question that is asked now is the answer
/// to it.
class TerminalInput final : public LineInput {
 public:
  TerminalInput(int fd, Cancellation& step, const Cancellation& leave);
  void discard_typed_ahead() override;
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
