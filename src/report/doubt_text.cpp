#include "report/doubt_text.hpp"

#include <fmt/format.h>

#include "report/gate_text.hpp"
#include "report/head_text.hpp"
#include "report/plain_text.hpp"

namespace drctl {

std::string doubt_text(const UnknownQuestion& question, const Style& style) {
  const auto sentence =
      fmt::format("'{}' was cut off. It may be done, half done or not begun.", printable(question.step));
  return "\n" + style.paint(Tone::warning, sentence) + "\n" +
         labelled_block({{"step", question.title},
                         {"target", question.target},
                         {"command", question.command},
                         {"started", question.started ? clock_text(*question.started) : ""}},
                        style) +
         "  Look at the target before you answer.\n";
}

bool is_in_doubt(const StepView& step) {
  return step.state == StepState::running ||
         (step.state == StepState::failed && was_cut_off(step.end, step.effect));
}

}  // namespace drctl
