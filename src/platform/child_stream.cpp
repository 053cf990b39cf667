#include "platform/child_stream.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace drctl {
namespace {

constexpr std::size_t buffer_size = 64 * 1024;

}  // namespace

ChildStream::ChildStream(Fd pipe, Stream name, const RunOptions& options)
    : pipe_(std::move(pipe)),
      kept_(options.output_cap),
      lines_([name, on_line = options.on_line](std::string_view line) {
        if (on_line) on_line(name, line);
      }) {}

void ChildStream::read_some() {
  std::array<char, buffer_size> buffer;
  const auto count = ::read(pipe_.get(), buffer.data(), buffer.size());
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (count <= 0) return pipe_.close();
  const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
  kept_.append(bytes);
  lines_.append(bytes);
}

void ChildStream::read_rest() {
  int waiting = 0;
  if (pipe_ && ::ioctl(pipe_.get(), FIONREAD, &waiting) == 0)
    // A read takes all that is there up to the buffer's size, so this many reads suffice.
    for (auto left = static_cast<std::size_t>(std::max(waiting, 0)); pipe_ && left > 0;
         left -= std::min(left, buffer_size))
      read_some();
  pipe_.close();
  lines_.finish();
}

}  // namespace drctl
