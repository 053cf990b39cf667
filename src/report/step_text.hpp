#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/run_view.hpp"
#include "report/style.hpp"

/// The lines that tell of single steps. Each ends with a newline.
namespace drctl {

/// How wide the columns of step lines are, and which ids are those of includes: their steps stand indented
/// below them, without the include's id.
struct StepColumns {
  std::size_t id = 0, title = 0;
  std::set<std::string> groups{};
};
StepColumns columns_for(const RunView& view);

/// "  ✓ stop-writes   Stop all write operations   0.3 s"; `note` stands last.
std::string step_line(const Style& style, const StepColumns& columns, Mark mark, std::string_view id,
                      std::string_view title, std::string_view note);

/// The line of a step as it is now: its state, its time, and why it was skipped, tolerated or done by hand.
std::string step_line(const Style& style, const StepColumns& columns, const StepView& step);

/// Dimmed and indented below a step's line, each line of the text one.
std::string detail_lines(const Style& style, std::string_view text);

/// "replicas = 2", one line a capture.
std::string capture_lines(const Style& style, const std::map<std::string, Json>& captures);

/// "      │ text": a line of a step's output.
std::string output_line(const Style& style, std::string_view text);

}  // namespace drctl
