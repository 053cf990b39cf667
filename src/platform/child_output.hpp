#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace drctl {

/// Keeps the first and the last half of `cap` bytes of a text that may be endless.
class CappedText {
 public:
  explicit CappedText(std::size_t cap) : half_(cap / 2) {}
  void append(std::string_view bytes);
  /// All of it, or head, a line "[drctl cut 1234 bytes here]", and tail.
  std::string text() const;

 private:
  std::size_t half_;
  std::size_t total_ = 0;
  std::string head_;
  std::string tail_;  // up to twice its half, so that cutting it is rare
};

/// Cuts a stream into lines.
class LineSplitter {
 public:
  explicit LineSplitter(std::function<void(std::string_view)> on_line) : on_line_(std::move(on_line)) {}
  /// Hands on every line that is complete, without its newline. A line longer than 64 KiB comes in pieces,
  /// a mark where it was cut.
  void append(std::string_view bytes);
  /// Hands on what is left without a newline.
  void finish();

 private:
  static constexpr std::size_t longest = 64 * 1024;
  std::function<void(std::string_view)> on_line_;
  std::string pending_;
};

}  // namespace drctl
