#include "engine/event.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "support/time_text.hpp"

namespace drctl {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StepOutline, id, title, kind)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RunStarted, run, runbook, title, impact, severity,
                                                environment, environment_path, version, by, host, rto_ms,
                                                rpo_ms, targets, inputs, overrides, steps, lock)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RunResumed, by, host, taken_from, reason, lock)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StepSkipped, step, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StepChecked, step, already_done, detail, duration_ms)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(GateOpened, step, title, effect, reason, target, command,
                                                consequence, rollback, word, digest, approvers, approved_by,
                                                wait_ms, unanswered, change)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(GateAnswered, step, answer, by, how, reason, digest)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ShellOpened, step, shell, by, how)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ShellClosed, step, by, status, error, duration_ms)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ChoiceMade, step, option, by, how)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(TargetIdentified, target, identity, expected, verdict, detail,
                                                duration_ms)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StepStarted, step, attempt, effect, effect_reason, target,
                                                command)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StepOutput, step, line)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StepFinished, step, attempt, end, error, help, result,
                                                captures, duration_ms)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(FailureAnswered, step, answer, by, how, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(UnknownAnswered, step, answer, by, how, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RollbackStarted, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Notified, moment, channel, text, step, attempt, sent_at, end,
                                                error)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RunEnded, status, reason)

namespace {

/// The journal's words, in the order of Happening's alternatives.
constexpr std::array event_names = {
    "run_started",   "run_resumed",      "step_skipped",      "step_checked",     "gate_opened",
    "gate_answered", "choice_made",      "target_identified", "step_started",     "step_output",
    "step_finished", "failure_answered", "unknown_answered",  "rollback_started", "notified",
    "run_ended",     "shell_opened",     "shell_closed"};
static_assert(event_names.size() == std::variant_size_v<Happening>);

template <std::size_t... I>
Happening happening_from(const Json& line, std::size_t kind, std::index_sequence<I...>) {
  Happening what;
  ((I == kind ? (what = line.get<std::variant_alternative_t<I, Happening>>(), 0) : 0), ...);
  return what;
}

std::size_t kind_of(const std::string& name) {
  for (std::size_t i = 0; i < event_names.size(); ++i)
    if (name == event_names[i]) return i;
  throw std::runtime_error(fmt::format("unknown event '{}'", name));
}

}  // namespace

bool is_over(std::string_view status) { return status == "succeeded" || status == "rolled_back"; }

Json to_json(const Event& event) {
  Json line = std::visit([](const auto& what) { return Json(what); }, event.what);
  line["at"] = to_rfc3339(event.at);
  line["event"] = event_names[event.what.index()];
  return line;
}

Event event_from(const Json& line) {
  auto at = from_rfc3339(line.at("at").get<std::string>());
  if (!at) throw std::runtime_error("'at' is not a time");
  auto kind = kind_of(line.at("event").get<std::string>());
  return {*at, happening_from(line, kind, std::make_index_sequence<event_names.size()>{})};
}

std::string_view step_of(const Event& event) {
  return std::visit(
      [](const auto& what) -> std::string_view {
        if constexpr (requires { what.step; })
          return what.step;
        else
          return {};
      },
      event.what);
}

}  // namespace drctl
