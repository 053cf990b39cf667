#include "platform/child_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "support/cut_text.hpp"

namespace drctl {

void CappedText::append(std::string_view bytes) {
  total_ += bytes.size();
  const auto to_head = std::min(half_ - head_.size(), bytes.size());
  head_ += bytes.substr(0, to_head);
  tail_ += bytes.substr(to_head);
  if (tail_.size() > 2 * half_) tail_.erase(0, tail_.size() - half_);
}

std::string CappedText::text() const {
  const auto tail = std::string_view(tail_).substr(tail_.size() - std::min(tail_.size(), half_));
  const auto left_out = total_ - head_.size() - tail.size();
  if (left_out == 0) return head_ + std::string(tail);
  return fmt::format("{}\n{}\n{}", head_, cut_mark(left_out), tail);
}

void LineSplitter::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto line = bytes.substr(0, bytes.find('\n'));
    const auto piece = line.substr(0, longest - pending_.size());
    const bool complete = piece.size() == line.size() && line.size() < bytes.size();
    pending_ += piece;
    bytes.remove_prefix(piece.size() + (complete ? 1 : 0));
    if (complete)
      on_line_(std::exchange(pending_, {}));
    else if (pending_.size() == longest)
      on_line_(std::exchange(pending_, std::string(line_cut_mark)) + std::string(line_cut_mark));
  }
}

void LineSplitter::finish() {
  if (!pending_.empty()) on_line_(std::exchange(pending_, {}));
}

}  // namespace drctl
