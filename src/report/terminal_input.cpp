#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "report/line_input.hpp"
#include "support/ascii.hpp"

namespace drctl {

TerminalInput::TerminalInput(int fd, Cancellation& step, const Cancellation& leave)
    : fd_(fd), step_(step), leave_(leave) {}

void TerminalInput::begin_question(std::optional<std::chrono::milliseconds> patience) {
  constexpr std::chrono::milliseconds longest =
      std::chrono::hours(24 * 365);  // more would overflow the clock
  end_ = patience ? std::optional(std::chrono::steady_clock::now() + std::min(*patience, longest))
                  : std::nullopt;
  step_.reset();  // the question is the answer to a Ctrl-C from before it
  pending_.clear();
  ::tcflush(fd_, TCIFLUSH);
}

/// For poll(2): -1 is for ever. Of days it takes an hour at a time.
int TerminalInput::milliseconds_left() const {
  if (!end_) return -1;
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(*end_ - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

InputLine TerminalInput::read_line() {
  for (;;) {
    if (step_.requested() || leave_.requested()) return {};
    if (const auto newline = pending_.find('\n'); newline != pending_.npos) return take_line(newline);
    std::array<pollfd, 3> waiting = {{{fd_, POLLIN, 0}, {step_.fd(), POLLIN, 0}, {leave_.fd(), POLLIN, 0}}};
    const int left = milliseconds_left();
    if (left == 0) return {InputEnd::late};
    if (::poll(waiting.data(), waiting.size(), left) < 0 && errno != EINTR) return {};
    if (waiting[0].revents == 0) continue;
    std::array<char, 4096> buffer;
    const auto count = ::read(fd_, buffer.data(), buffer.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) return {};  // end of input (Ctrl-D), or EIO: the terminal is gone
    pending_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

InputLine TerminalInput::take_line(std::size_t newline) {
  InputLine line{InputEnd::line, std::string(trimmed(std::string_view(pending_).substr(0, newline)))};
  pending_.erase(0, newline + 1);
  return line;
}

bool person_at_terminal() { return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1; }

}  // namespace drctl
