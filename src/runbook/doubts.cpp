#include "runbook/doubts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace drctl {
namespace {

/// The captures that are there whether the step failed or not, and say which.
std::set<std::string> telling_of_failure(const Step& step) {
  std::set<std::string> names;
  for (const auto& capture : step.capture)
    if (capture.value.expression.names().contains("error")) names.insert(capture.name.text);
  return names;
}

std::string ask_error_of(const Step& step) {
  return fmt::format("capture 'error' in '{}', and go by it in 'when', or in the text: error == '' ? a : b",
                     step.id.text);
}

}  // namespace

std::vector<Doubt> doubts_of_when(const Step& step) {
  if (!step.when || step.when->expression.names().empty()) return {};
  return {{step.when->expression.names(),
           fmt::format("step '{}' is skipped when its 'when' is false", step.id.text),
           "give this step the same 'when', or choose by it in the text: condition ? a : b"}};
}

/// `error` is there whether the step failed or not; who asks it has thought of that.
std::vector<Doubt> doubts_of_failure(const Step& step, const Capture& capture) {
  const auto& names = capture.value.expression.names();
  if (!goes_on_after_failure(step) || !names.contains("result") || names.contains("error")) return {};
  return {{telling_of_failure(step),
           fmt::format("step '{}' leaves no result when it fails, and the run goes on", step.id.text),
           ask_error_of(step)}};
}

Doubt doubt_of_jump(const Step& from, const Step& over) {
  return {telling_of_failure(from),
          fmt::format("step '{}' is passed over when '{}' fails", over.id.text, from.id.text),
          ask_error_of(from)};
}

std::multimap<std::size_t, Detour> detours_in(const std::vector<Step>& steps) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t index = 0; index < steps.size(); ++index) places[steps[index].id.text] = index;
  std::multimap<std::size_t, Detour> jumps;
  std::size_t end = 0;  // of those that are passed over so far
  for (std::size_t from = 0; from < steps.size(); ++from) {
    const auto to = places.find(steps[from].go_to.text);
    if (steps[from].on_failure != OnFailure::goto_ || to == places.end() || to->second <= from) continue;
    jumps.emplace(to->second, Detour{from, std::max(from + 1, end)});
    end = std::max(end, to->second);
  }
  return jumps;
}

}  // namespace drctl
