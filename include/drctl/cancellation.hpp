#pragma once

namespace drctl {

/// Tells running work that it should stop. One writer (a signal, the operator), any number of readers.
/// Backed by an eventfd, so that whoever waits in poll(2) is woken.
class Cancellation {
 public:
  Cancellation();  ///< throws std::system_error when no descriptor is left
  ~Cancellation();
  Cancellation(const Cancellation&) = delete;
  Cancellation& operator=(const Cancellation&) = delete;

  /// Asks for the end. Async-signal-safe, idempotent.
  void request() noexcept;
  /// Forgets an earlier request: the next step starts anew.
  void reset() noexcept;
  bool requested() const noexcept;
  /// Readable (POLLIN) from the request on; for poll(2) only, never read it.
  int fd() const noexcept { return fd_; }

 private:
  int fd_;
};

}  // namespace drctl
