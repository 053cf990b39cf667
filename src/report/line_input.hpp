#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "drctl/cancellation.hpp"

namespace drctl {

/// How waiting for a line ended.
enum class InputEnd {
  line,
  stop,  ///< Ctrl-C, end of input, or the terminal is gone: nobody will answer
  late,  ///< the time for the question is over
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
  /// ahead approves nothing; whatever is typed from the moment that the question can be read counts. The
  /// answer, in as many lines as it has, is waited for as long as `patience` says, or as it takes.
  virtual void begin_question(std::optional<std::chrono::milliseconds> patience = {}) = 0;
  /// Waits for a line.
  virtual InputLine read_line() = 0;
};

/// A terminal. `fd` is open for reading; a request of `step` or `leave` (Ctrl-C, SIGTERM, a lost terminal)
/// ends the wait.
class TerminalInput final : public LineInput {
 public:
  TerminalInput(int fd, Cancellation& step, const Cancellation& leave);
  void begin_question(std::optional<std::chrono::milliseconds> patience = {}) override;
  InputLine read_line() override;

 private:
  InputLine take_line(std::size_t newline);
  int milliseconds_left() const;

  int fd_;
  Cancellation& step_;
  const Cancellation& leave_;
  std::string pending_;
  std::optional<std::chrono::steady_clock::time_point> end_;
};

/// Whether there is a person: stdin and stderr are both terminals.
bool person_at_terminal();

}  // namespace drctl
