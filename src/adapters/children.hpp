#pragma once

#include <optional>
#include <string_view>

#include "drctl/adapter.hpp"
#include "platform/deadline.hpp"
#include "platform/process.hpp"

namespace drctl {

/// Which of a child's lines are shown while it runs.
enum class Narrate { all, errors, nothing };

/// The children of one attempt: each gets what is left of its time, and is stopped when it is cancelled.
class Children {
 public:
  Children(Processes& processes, Execution& execution);

  ChildResult run(const Command& command, Narrate narrate);
  /// With every line handed to `on_line` instead of the narration.
  ChildResult run(const Command& command, std::function<void(Stream, std::string_view)> on_line);

  /// The outcome when the child did not come to an end of its own: stopped, killed, not started. Nothing for
  /// one that exited, whatever its status.
  std::optional<Outcome> unfinished(const ChildResult& result, std::string_view program) const;

 private:
  Processes& processes_;
  Execution& execution_;
  Deadline deadline_;
};

/// Text of a child made fit for JSON and people: valid UTF-8, no blank end.
std::string tidy(std::string_view output);

}  // namespace drctl
