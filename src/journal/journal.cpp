#include "journal/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "platform/file.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

std::unexpected<std::string> failure(std::string_view what, const fs::path& file, int error) {
  return std::unexpected(fmt::format("can't {} {}: {}", what, file.string(), std::strerror(error)));
}

// 0, or what the system answered. A short write is gone on with: it is a full disk only if the next one says
// so.
int write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const auto count = ::write(fd, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace

Journal::Journal(fs::path file, Fd fd, ChainHead head, Mask mask, Sign sign)
    : file_(std::move(file)),
      fd_(std::move(fd)),
      head_(std::move(head)),
      mask_(std::move(mask)),
      sign_(std::move(sign)) {}

std::expected<Journal, std::string> Journal::create(const fs::path& file, Mask mask, Sign sign) {
  Fd fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600));
  if (!fd) return failure("create", file, errno);
  if (::fsync(fd.get()) != 0) return failure("sync", file, errno);
  if (auto synced = sync_folder(file.parent_path()); !synced) return std::unexpected(synced.error());
  return Journal(file, std::move(fd), ChainHead{}, std::move(mask), std::move(sign));
}

std::expected<Journal, std::string> Journal::reopen(const fs::path& file, ChainHead head,
                                                    std::uint64_t good_bytes, Mask mask, Sign sign) {
  Fd fd(::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  if (!fd) return failure("open", file, errno);
  if (::ftruncate(fd.get(), static_cast<off_t>(good_bytes)) != 0) return failure("shorten", file, errno);
  return Journal(file, std::move(fd), std::move(head), std::move(mask), std::move(sign));
}

std::expected<void, std::string> Journal::record(const Event& event, const State&) {
  if (!failure_.empty()) return std::unexpected(failure_);
  const auto kept = cap_.admit(event);
  return kept ? append(*kept) : std::expected<void, std::string>{};
}

std::optional<std::string> Journal::next_line(const Event& event) {
  auto content = mask_(to_json(event));
  return sign_ ? signed_chain_line(head_, content, sign_) : chain_line(head_, content);
}

std::expected<void, std::string> Journal::append(const Event& event) {
  const auto line = next_line(event);
  if (!line) return fail("sign", ENOMEM);
  if (const int error = write_all(fd_.get(), *line + '\n')) return fail("write", error);
  is_settled_ = false;
  return {};
}

std::expected<void, std::string> Journal::settle() {
  if (!failure_.empty()) return std::unexpected(failure_);
  if (!is_settled_ && ::fdatasync(fd_.get()) != 0) return fail("sync", errno);
  is_settled_ = true;
  return {};
}

std::expected<void, std::string> Journal::fail(std::string_view what, int error) {
  failure_ = failure(what, file_, error).error();
  return std::unexpected(failure_);
}

}  // namespace drctl
