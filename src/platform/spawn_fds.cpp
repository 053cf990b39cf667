#include "platform/spawn_fds.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>

#include <cerrno>
#include <cstring>

namespace drctl {
namespace {

using FdOrError = std::expected<Fd, std::string>;

std::unexpected<std::string> failure(std::string_view what) {
  return std::unexpected(fmt::format("{}: {}", what, std::strerror(errno)));
}

FdOrError above_stdio(Fd fd, std::string_view what) {
  if (!fd) return failure(what);
  if (fd.get() > 2) return fd;
  Fd moved(::fcntl(fd.get(), F_DUPFD_CLOEXEC, 3));
  if (!moved) return failure(what);
  return moved;
}

FdOrError open_path(const char* path, int flags) {
  return above_stdio(Fd(::open(path, flags | O_CLOEXEC, 0600)), fmt::format("can't open {}", path));
}

FdOrError input_of(std::string_view input) {
  if (input.empty()) return open_path("/dev/null", O_RDONLY);
  auto fd = above_stdio(Fd(::memfd_create("stdin", MFD_CLOEXEC)), "memfd_create");
  while (fd && !input.empty()) {
    const auto count = ::write(fd->get(), input.data(), input.size());
    if (count < 0 && errno != EINTR) return failure("can't store the input");
    if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
  }
  if (fd && ::lseek(fd->get(), 0, SEEK_SET) != 0) return failure("can't rewind the input");
  return fd;
}

std::expected<void, std::string> open_pipe(Fd& ours, Fd& childs) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return failure("pipe");
  Fd read_end(ends[0]), write_end(ends[1]);
  if (::fcntl(read_end.get(), F_SETFL, O_NONBLOCK) != 0) return failure("fcntl");
  auto read_above = above_stdio(std::move(read_end), "pipe");
  auto write_above = above_stdio(std::move(write_end), "pipe");
  if (!read_above || !write_above) return failure("pipe");
  ours = std::move(*read_above);
  childs = std::move(*write_above);
  return {};
}

}  // namespace

std::expected<SpawnFds, std::string> open_spawn_fds(const Command& command) {
  SpawnFds fds;
  auto input = input_of(command.input);
  if (!input) return std::unexpected(input.error());
  fds.child_in = std::move(*input);
  if (command.output_file) {
    auto file = open_path(command.output_file->c_str(), O_WRONLY | O_CREAT | O_TRUNC);
    if (!file) return std::unexpected(file.error());
    fds.child_out = std::move(*file);
  } else if (auto opened = open_pipe(fds.out, fds.child_out); !opened) {
    return std::unexpected(opened.error());
  }
  if (auto opened = open_pipe(fds.err, fds.child_err); !opened) return std::unexpected(opened.error());
  return fds;
}

}  // namespace drctl
