#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace drctl {

/// The step at work: what its status line says on a terminal, and when it is time for a line of its own
/// elsewhere.
class LiveStep {
 public:
  using Steady = std::chrono::steady_clock::time_point;

  void begin(std::string step, Steady now);
  void end() { step_.clear(); }
  bool at_work() const { return !step_.empty(); }
  const std::string& step() const { return step_; }

  void progress(std::size_t done, std::size_t total, std::string_view what);
  /// Something was printed about the step: no need to say that it still runs.
  void spoke(Steady now, std::string line);
  /// What the step said last is on the screen already: the text without such lines, its first one stays.
  std::string unsaid(std::string_view text) const;
  /// Whether the step's line has been printed already, above its output; remembers that it is now.
  bool needs_head() { return !std::exchange(has_head_, true); }
  bool has_head() const { return has_head_; }

  /// "12/57 TABLE DATA bots", or empty.
  std::string progress_text() const;
  /// After the first second: "12 s".
  std::optional<std::string> elapsed(Steady now) const;
  /// Every 10 s of silence, and every tenth of what is to do: "12/57 TABLE DATA bots, 10 s".
  std::optional<std::string> sparse(Steady now);

 private:
  std::string step_, what_;
  std::deque<std::string> said_;  // the last lines
  Steady started_{}, spoke_{};
  std::size_t done_ = 0, total_ = 0, told_tenth_ = 0;
  bool has_head_ = false;
};

}  // namespace drctl
