#include "report/gate_choices.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/gate_text.hpp"
#include "report/plain_text.hpp"

namespace drctl {

std::vector<GateChoice> gate_choices(const GateQuestion& question) {
  std::vector<GateChoice> choices = {
      {GateAnswer::skip, {"skip", "go on without it; you say why"}, "why is it skipped?"},
      {GateAnswer::by_hand,
       {"by hand", "you have done it yourself; you say how, and its check looks, if it has one"},
       "what was done by hand?"},
      {std::nullopt, {"more", "all that is known of the step; then it is asked again"}}};
  if (question.can_open_shell)
    choices.push_back({GateAnswer::shell, {"shell", "a shell of your own; then it is asked again"}});
  if (question.can_roll_back)
    choices.push_back({GateAnswer::rollback,
                       {"roll back", "undo the steps that are done, newest first; you say why"},
                       "why is it rolled back?"});
  choices.push_back({GateAnswer::stop, {"stop", "end here; `drctl resume` goes on later"}});
  return choices;
}

const GateChoice* choice_named(const std::vector<GateChoice>& choices, const std::string& typed) {
  const auto found =
      std::ranges::find(choices, typed, [](const GateChoice& choice) { return choice.option.name; });
  return found == choices.end() ? nullptr : &*found;
}

std::string gate_label(const std::string& word, const std::vector<GateChoice>& choices) {
  auto label = fmt::format("type '{}' to run it,", printable(word));
  for (const auto& choice : choices) {
    const bool is_first = &choice == &choices.front(), is_last = &choice == &choices.back();
    label +=
        fmt::format("{} {}{}", is_first || is_last ? " or" : "", choice.option.name, is_last ? ":" : ",");
  }
  return label;
}

std::string choices_text(const std::vector<GateChoice>& choices, const Style& style) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const auto& choice : choices) rows.emplace_back(choice.option.name, choice.option.summary);
  return labelled_block(rows, style);
}

}  // namespace drctl
