#include "drctl/cancellation.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace drctl {

Cancellation::Cancellation() : fd_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

Cancellation::~Cancellation() { ::close(fd_); }

void Cancellation::request() noexcept {
  const int saved = errno;  // may run in a signal handler
  const std::uint64_t one = 1;
  // Fails only when the counter is full, and then it is requested already.
  [[maybe_unused]] const auto ignored = ::write(fd_, &one, sizeof one);
  errno = saved;
}

void Cancellation::reset() noexcept {
  std::uint64_t count = 0;
  [[maybe_unused]] const auto ignored = ::read(fd_, &count, sizeof count);
}

bool Cancellation::requested() const noexcept {
  pollfd waiting{fd_, POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 1;
}

}  // namespace drctl
