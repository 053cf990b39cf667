#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "engine/drive.hpp"
#include "journal/chain.hpp"
#include "journal/output_cap.hpp"
#include "support/fd.hpp"

namespace drctl {

/// Takes secrets out of a line before it is written.
using Mask = std::function<Json(Json)>;

/// The events of one run on disk: append-only JSON lines (docs/journal.md). What `record` has taken survives
/// the loss of the process, and after `settle` that of the machine.
class Journal final : public Recorder {
 public:
  /// A new, empty journal (0600), whose lines `sign` signs if there is one. Fails when the file exists or
  /// can't be made to last.
  static std::expected<Journal, std::string> create(const std::filesystem::path& file, Mask mask,
                                                    Sign sign = {});

  /// Goes on behind `head`, the end of what read_journal found: what lies behind `good_bytes` is cut off.
  static std::expected<Journal, std::string> reopen(const std::filesystem::path& file, ChainHead head,
                                                    std::uint64_t good_bytes, Mask mask, Sign sign = {});

  /// Appends the event in one write(2). Once an append has failed, or a `settle`, all further ones fail too:
  /// the file's end is unknown until it is read again.
  std::expected<void, std::string> record(const Event& event, const State& after) override;
  /// Waits until the disk has all that was appended; does not wait when it has.
  std::expected<void, std::string> settle() override;

  /// The end of the chain: who keeps its hash elsewhere can prove that the journal is whole.
  const ChainHead& head() const { return head_; }
  const std::filesystem::path& file() const { return file_; }

 private:
  Journal(std::filesystem::path file, Fd fd, ChainHead head, Mask mask, Sign sign);
  std::optional<std::string> next_line(const Event& event);
  std::expected<void, std::string> append(const Event& event);
  std::expected<void, std::string> fail(std::string_view what, int error);

  std::filesystem::path file_;
  Fd fd_;
  ChainHead head_;
  Mask mask_;
  Sign sign_;
  OutputCap cap_;
  std::string failure_;
  bool is_settled_ = true;
};

}  // namespace drctl
