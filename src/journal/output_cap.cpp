#include "journal/output_cap.hpp"

#include <fmt/format.h>

namespace drctl {

std::optional<Event> OutputCap::admit(Event event) {
  if (std::holds_alternative<StepOutput>(event.what)) return admit_output(std::move(event));
  if (std::holds_alternative<StepStarted>(event.what)) *this = OutputCap{};
  return event;
}

std::optional<Event> OutputCap::admit_output(Event event) {
  if (full_) return std::nullopt;
  auto& line = std::get<StepOutput>(event.what).line;
  lines_ += 1;
  bytes_ += line.size();
  full_ = lines_ > lines || bytes_ > bytes;
  if (full_)
    line = fmt::format("(what this attempt printed after {} is not kept)",
                       lines_ == 2 ? "1 line" : fmt::format("{} lines", lines_ - 1));
  return event;
}

}  // namespace drctl
