#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "journal/signature.hpp"
#include "plan/adapters.hpp"
#include "platform/child_processes.hpp"
#include "platform/clock.hpp"
#include "platform/signals.hpp"
#include "report/line_input.hpp"
#include "report/screen.hpp"
#include "report/terminal_operator.hpp"
#include "support/masking.hpp"

namespace drctl {

/// "auto", "always" or "never" of --color for this stream, with the environment's NO_COLOR and TERM.
Appearance appearance(const Context& context, int fd);

/// The value of an environment variable of this process, or nothing.
std::optional<std::string> environment_variable(const char* name);

/// Who works here: `name` if given, else user@host.
std::string operator_name(const std::string& name);
std::string host_name();

/// The doors of this process while it carries a run out: screen, keyboard, signals, children, adapters.
class Station {
 public:
  Station(const Context& context, const std::string& operator_name);

  /// From here on none of these shows on the screen or in the journal.
  void keep_secret(const std::vector<std::string>& secrets);

  /// The person, or nullptr when there is no terminal.
  Operator* person() { return person_ ? &*person_ : nullptr; }

  std::string by;
  std::string log_file;  ///< of --log-file, or empty
  Sign sign;             ///< each line of a journal; empty: they are not signed
  Masker masker;
  Screen screen;
  RealClock clock;
  Cancellation step_cancel, leave;

 private:
  SignalsToCancellations signals_;
  TerminalInput input_;
  std::optional<TerminalOperator> person_;
  ChildProcesses processes_;
  std::unique_ptr<ManualWork> nobody_;

 public:
  Adapters adapters;
};

}  // namespace drctl
