#pragma once

#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>

#include "report/style.hpp"

namespace drctl {

class Masker;

/// The one writer to a terminal or file. Lines stay; below them, on a terminal, one status line may come and
/// go. May be used by several threads. No secret leaves it.
class Screen {
 public:
  /// `file` stays the caller's. `masker` may come later: before a plan is bound no secret is known.
  Screen(std::FILE* file, const Appearance& appearance);

  void mask_with(const Masker* masker);
  const Appearance& appearance() const { return style_.appearance(); }
  const Style& style() const { return style_; }

  /// Writes the text as it is, above the status line. It ends with a newline, unless it is a prompt.
  void print(std::string_view text);
  /// Replaces the status line; empty: none. Cut to the width. Ignored on a file and while held.
  void status(const std::string& text);

  /// While it lives there is no status line: a person is typing.
  class Hold {
   public:
    explicit Hold(Screen& screen);
    ~Hold();
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

   private:
    Screen& screen_;
  };
  bool held();

 private:
  void write(std::string_view text);
  void erase_status();

  std::mutex mutex_;
  std::FILE* file_;
  Style style_;
  const Masker* masker_ = nullptr;
  std::string status_;
  int holds_ = 0;
};

}  // namespace drctl
