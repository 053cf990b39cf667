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
  const bool cut_off = step.end == to_string(End::cancelled) || step.end == to_string(End::timed_out);
  return step.state == StepState::running ||
         (step.state == StepState::failed && cut_off && step.effect != to_string(Effect::read));
}

}  // namespace drctl
