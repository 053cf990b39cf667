#include "testing/judge_case.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>

#include "runbook/variable.hpp"

namespace drctl {

namespace {

struct Judge {
  const TestCase& one;
  const Plan& plan;
  const Played& played;
  Diagnostics found{};

  void differ(const Place& place, std::string message, std::string help = {}) {
    found.push_back({place, std::move(message), std::move(help)});
  }
  const PlannedStep& planned(const Name& step) const { return plan.steps[*plan.find(step.text)]; }
  const StepProgress& progress(const Name& step) const { return played.state.steps[*plan.find(step.text)]; }
};

/// The lines of an error in one, as a finding has it.
std::string in_one_line(std::string_view lines) {
  std::string line;
  for (const auto part : std::views::split(lines, '\n')) {
    const std::string_view text(part.begin(), part.end());
    const auto begin = text.find_first_not_of(' ');
    if (begin == text.npos) continue;
    line += (line.empty() ? "" : "; ") + std::string(text.substr(begin));
  }
  return line;
}

/// Why the run ended as it did: what the step that failed last said.
std::string last_error(const Played& played) {
  for (auto event = played.events.rbegin(); event != played.events.rend(); ++event)
    if (const auto* finished = std::get_if<StepFinished>(&event->what); finished && !finished->error.empty())
      return fmt::format("step '{}' said: {}", finished->step, in_one_line(finished->error));
  return {};
}

void judge_outcome(Judge& judge) {
  const auto& expected = judge.one.expect.outcome;
  const std::string wanted = expected.text.empty() ? "succeeded" : expected.text;
  const auto status = to_string(judge.played.ending.status);
  if (status == wanted) return;
  const auto& reason = judge.played.ending.reason;
  judge.differ(expected.text.empty() ? judge.one.name.place : expected.place,
               fmt::format("expected the run to end '{}', but it ended '{}'{}{}", wanted, status,
                           reason.empty() ? "" : ": ", reason),
               last_error(judge.played));
}

/// The first place where the two lists part.
void judge_list(Judge& judge, const std::vector<Name>& wanted, const std::vector<std::string>& found,
                std::string_view what) {
  const auto [at, other] = std::ranges::mismatch(wanted, found, {}, &Name::text);
  if (at == wanted.end() && other == found.end()) return;
  const auto place = at != wanted.end() ? at->place : judge.one.name.place;
  const auto expected =
      at == wanted.end() ? fmt::format("no further {}", what) : fmt::format("{} '{}' here", what, at->text);
  judge.differ(place,
               fmt::format("expected {}, but {}", expected,
                           other == found.end() ? "there is none" : "came to '" + *other + "'"),
               fmt::format("it was: {}", found.empty() ? "none" : fmt::format("{}", fmt::join(found, ", "))));
}

std::string_view state_word(const StepProgress& step) {
  if (step.already_done) return "was done already";
  constexpr std::string_view words[] = {"was not reached", "was cut off", "failed",
                                        "was carried out", "was skipped", "failed, and the run went on"};
  return words[static_cast<std::size_t>(step.state)];
}

/// A decision, a group and an include have no attempts: they are carried out once they are entered.
bool is_carried_out(const PlannedStep& step, const StepProgress& progress) {
  return progress.attempts > 0 || (!step.call && progress.state == StepState::succeeded);
}

void judge_steps(Judge& judge) {
  const auto check = [&](const std::vector<Name>& steps, std::string_view wanted, const auto& holds) {
    for (const auto& step : steps)
      if (const auto& progress = judge.progress(step); !holds(judge.planned(step), progress))
        judge.differ(
            step.place,
            fmt::format("expected that step '{}' {}, but it {}", step.text, wanted, state_word(progress)),
            progress.error.empty() ? progress.reason : in_one_line(progress.error));
  };
  const auto& expect = judge.one.expect;
  check(expect.runs, "is carried out", is_carried_out);
  check(expect.skips, "is skipped",
        [](const auto&, const auto& step) { return step.state == StepState::skipped; });
  check(expect.fails, "fails", [](const auto&, const auto& step) {
    return !step.end.empty() && step.end != to_string(End::succeeded);
  });
}

/// Times and durations are kept in a mapping of their own; a test writes just the text.
Json plain(const Json& value) {
  for (const char* key : {"$timestamp", "$duration"})
    if (value.is_object() && value.size() == 1 && value.contains(key)) return value.at(key);
  return value;
}

void judge_captures(Judge& judge) {
  const auto& captures = judge.played.state.captures.front();
  for (const auto& [name, literal] : judge.one.expect.captures) {
    const auto found = captures.find(name.text);
    const auto wanted = as_json(literal);
    if (found == captures.end())
      judge.differ(name.place, fmt::format("nothing was captured as '{}'", name.text),
                   "was the step that captures it carried out?");
    else if (plain(found->second) != wanted)
      judge.differ(literal.place, fmt::format("expected capture '{}' to be {}, but it is {}", name.text,
                                              wanted.dump(), plain(found->second).dump()));
  }
}

void judge_commands(Judge& judge) {
  for (const auto& [step, part] : judge.one.expect.commands) {
    const auto& command = judge.progress(step).command;
    if (command.contains(part.text)) continue;
    judge.differ(part.place, fmt::format("step '{}' does not run '{}'", step.text, part.text),
                 command.empty() ? "it was not carried out" : "it runs: " + command);
  }
}

}  // namespace

Diagnostics judge_case(const TestCase& one, const Plan& plan, const Played& played) {
  Judge judge{one, plan, played};
  judge_outcome(judge);
  if (one.expect.path) judge_list(judge, *one.expect.path, played.path(), "step");
  if (one.expect.gates) judge_list(judge, *one.expect.gates, played.gates(), "gate");
  if (one.expect.notified) judge_list(judge, *one.expect.notified, played.notified(), "notice");
  judge_steps(judge);
  judge_captures(judge);
  judge_commands(judge);
  return std::move(judge.found);
}

}  // namespace drctl
