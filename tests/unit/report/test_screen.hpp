#pragma once

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <string>

#include "platform/clock.hpp"
#include "report/line_input.hpp"
#include "report/screen.hpp"
#include "support/time_text.hpp"

namespace drctl::test {

/// A screen whose text a test can read. Plain: a UTF-8 file without colour, unless said otherwise.
class TestScreen {
 public:
  explicit TestScreen(Medium medium = Medium::file)
      : file_(::open_memstream(&buffer_, &size_)),
        screen(file_, Appearance{Colour::off, Glyphs::unicode, medium, 100}) {}
  ~TestScreen() {
    std::fclose(file_);
    std::free(buffer_);
  }
  TestScreen(const TestScreen&) = delete;
  TestScreen& operator=(const TestScreen&) = delete;

  /// What was written since the last call.
  std::string take() {
    std::fflush(file_);
    std::string text(buffer_ + taken_, size_ - taken_);
    taken_ = size_;
    return text;
  }

 private:
  char* buffer_ = nullptr;
  std::size_t size_ = 0, taken_ = 0;
  std::FILE* file_;

 public:
  Screen screen;
};

/// Time that a test moves on.
class HandClock final : public Clock {
 public:
  std::chrono::system_clock::time_point now() override { return {}; }
  std::chrono::steady_clock::time_point steady_now() override { return now_; }
  void wait(std::chrono::milliseconds duration, const Cancellation&) override { now_ += duration; }
  void pass(std::chrono::milliseconds duration) { now_ += duration; }

 private:
  std::chrono::steady_clock::time_point now_{};
};

/// Types what a test wrote down; then the terminal is gone.
class TypedInput final : public LineInput {
 public:
  TypedInput(std::initializer_list<std::string> lines) : lines_(lines) {}
  void begin_question(std::optional<std::chrono::milliseconds> limit) override {
    ++questions;
    patience = limit;
  }
  InputLine read_line() override {
    if (lines_.empty()) return {patience ? InputEnd::late : InputEnd::stop};
    InputLine line{InputEnd::line, lines_.front()};
    lines_.pop_front();
    return line;
  }
  int questions = 0;
  std::optional<std::chrono::milliseconds> patience;  ///< of the last question; then the time is over

 private:
  std::deque<std::string> lines_;
};

/// "2026-11-24T03:10:07Z" and so on.
inline std::chrono::system_clock::time_point at(const std::string& time) {
  return from_rfc3339("2026-11-24T" + time + "Z").value();
}

}  // namespace drctl::test
