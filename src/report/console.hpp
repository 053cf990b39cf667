#pragma once

#include <map>
#include <mutex>
#include <span>
#include <string>

#include "engine/drive.hpp"
#include "report/live_step.hpp"
#include "report/outline.hpp"
#include "report/run_view.hpp"
#include "report/screen.hpp"

namespace drctl {

class Clock;
class Masker;

struct ConsoleOptions {
  StepDisplays steps;
  std::string journal;  ///< its path, for the start block
};

/// Tells the person at the screen what happens while it happens.
class Console final : public Recorder {
 public:
  /// All must outlive it.
  Console(Screen& screen, Clock& clock, const Masker& masker, ConsoleOptions options);

  /// What happened in earlier sessions: known, not shown.
  void recall(std::span<const Event> events);

  std::expected<void, std::string> record(const Event& event, const State& after) override;
  void progress(std::string_view step, std::size_t done, std::size_t total, std::string_view what) override;

  /// Time went by: renews the status line, or off a terminal now and then says that the step still runs.
  /// Called by Ticker about once a second, from its own thread.
  void tick();

  /// The run so far, of all sessions.
  const RunView& view() const { return view_; }

 private:
  struct Teller;
  std::string live_line(const StepView& step, const LiveStep& live, const std::string& time) const;
  std::string status_text(std::chrono::steady_clock::time_point now) const;
  void refresh();

  std::mutex mutex_;
  Screen& screen_;
  Clock& clock_;
  const Masker& masker_;
  ConsoleOptions options_;
  RunView view_;
  GateOpened gate_;                       ///< the last one
  std::map<std::string, LiveStep> live_;  ///< the steps at work, by id
  std::string speaker_;                   ///< whose output stands on the screen last
};

}  // namespace drctl
