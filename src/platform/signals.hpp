#pragma once

#include "drctl/cancellation.hpp"

namespace drctl {

/// While it lives: SIGINT asks the step at work to stop, a second one before it has stopped asks the run to
/// end; SIGTERM and SIGHUP ask for both; SIGPIPE and SIGXFSZ are ignored: the write itself
/// says what is wrong. One at a time: signal handlers are the
/// process's.
class SignalsToCancellations {
 public:
  SignalsToCancellations(Cancellation& step, Cancellation& leave);
  ~SignalsToCancellations();
  SignalsToCancellations(const SignalsToCancellations&) = delete;
  SignalsToCancellations& operator=(const SignalsToCancellations&) = delete;
};

}  // namespace drctl
