#include "engine/impact.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plan/silent_narration.hpp"

namespace drctl {
namespace {

/// Somebody waits for the question.
constexpr std::chrono::seconds patience{10};

constexpr std::size_t most_lines = 20;

}  // namespace

std::string impact_of(const PlannedStep& step, const Call& call, const Cancellation& cancel) {
  SilentNarration silent;
  Execution execution{cancel, patience, silent};
  return step.call->adapter->impact(call, execution);
}

std::string few_lines(const std::string& text) {
  std::size_t end = 0;
  for (std::size_t line = 0; line < most_lines; ++line) {
    end = text.find('\n', line == 0 ? 0 : end + 1);
    if (end == text.npos) return text;
  }
  const auto more =
      1 + std::ranges::count(text.begin() + static_cast<std::ptrdiff_t>(end) + 1, text.end(), '\n');
  return fmt::format("{}\n... and {} more", text.substr(0, end), more);
}

}  // namespace drctl
