#pragma once
#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "recovery/arguments_watch.hpp"
#include "recovery/desk.hpp"

namespace drctl::recovery {

/// The real drctl on a pseudo-terminal, with a person who reads and types. It is killed if it still runs when
/// this object goes.
class TerminalRun {
 public:
  TerminalRun(const Desk& desk, const std::vector<std::string>& argv);
  ~TerminalRun();
  TerminalRun(const TerminalRun&) = delete;
  TerminalRun& operator=(const TerminalRun&) = delete;

  /// Reads on until `text` appears (after what earlier calls have found); throws Failure, with the screen, if
  /// it does not within 30 s.
  void expect(std::string_view text);
  /// Types an answer, and Enter.
  void type(std::string_view answer) { press(std::string(answer) + "\r"); }
  void press_ctrl_c() { press("\x03"); }
  /// Reads to the end; the exit status, or 128 + the signal.
  int wait();

  /// All that was shown so far.
  const std::string& screen() const { return screen_; }

 private:
  void press(std::string_view keys);
  bool read_some();

  const Desk& desk_;
  pid_t pid_ = -1;
  int terminal_ = -1;
  bool reaped_ = false;
  std::string screen_;
  std::size_t seen_ = 0;
  std::unique_ptr<ArgumentsWatch> watch_;
};

}  // namespace drctl::recovery
