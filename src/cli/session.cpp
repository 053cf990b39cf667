#include "cli/session.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "cli/trace.hpp"
#include "journal/read_journal.hpp"
#include "journal/state_folder.hpp"
#include "platform/file.hpp"
#include "report/console.hpp"
#include "report/markdown_report.hpp"
#include "report/message.hpp"
#include "report/outline.hpp"
#include "report/summary_text.hpp"
#include "report/ticker.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

/// A capture that held a secret is "[secret]" in the journal: no step may take that word for the value.
void forget_masked_captures(State& state) {
  for (auto& captures : state.captures)
    std::erase_if(captures, [](const auto& capture) {
      return capture.second.dump(-1, ' ', false, Json::error_handler_t::replace).contains("[secret]");
    });
}

State fold(const Plan& plan, const std::vector<Event>& events) {
  auto state = initial(plan);
  for (const auto& event : events) state = apply(plan, std::move(state), event);
  forget_masked_captures(state);
  return state;
}

/// From the journal itself: what the report says is what is on disk.
void write_report(const RunFolder& folder, Screen& screen) {
  auto content = read_journal(folder.journal());
  auto written =
      content ? write_file_atomically(folder.report(), markdown_report(content->events, content->head.hash),
                                      FileAccess::owner_only)
              : std::unexpected(content.error());
  if (!written) screen.print(fmt::format("warning: the report could not be written: {}\n", written.error()));
}

void tell_end(Station& station, const Sitting& session, const Console& console, const Ending& ending) {
  if (ending.status == RunStatus::journal_failed)
    return print_error("the journal can't be written, so nothing more is done: " + ending.reason,
                       "make room or mend the disk, then: drctl resume " + session.folder.id());
  write_report(session.folder, station.screen);
  RecordPlaces places{session.folder.journal().string(), session.folder.report().string(),
                      session.journal.head().hash};
  station.screen.print(summary_text(console.view(), places, station.screen.style()));
}

/// The trace that --log-file asks for, or nothing: without it, the recovery goes on all the same.
std::unique_ptr<Trace> open_trace(Station& station) {
  if (station.log_file.empty()) return nullptr;
  auto trace = Trace::open(station.log_file, station.masker);
  if (trace) return std::move(*trace);
  station.screen.print(fmt::format("warning: no trace is written: {}\n", trace.error()));
  return nullptr;
}

}  // namespace

ExitStatus sit(Station& station, Sitting session) {
  Console console(station.screen, station.clock, station.masker,
                  {displays_of(session.plan), session.folder.journal().string()});
  console.recall(session.earlier);
  PresetOperator answers(session.preset, station.by, station.person());
  const auto trace = open_trace(station);
  std::vector<Recorder*> recorders{&session.journal, &console};
  if (trace) recorders.push_back(trace.get());
  Ending ending{};
  {
    Ticker ticker(console);
    ending = drive(session.plan, fold(session.plan, session.earlier), session.first,
                   {station.clock, answers, recorders, station.step_cancel, station.leave});
  }
  tell_end(station, session, console, ending);
  return exit_status(ending.status);
}

OrProblem<std::optional<EnvironmentLock>> lock_environment(const std::filesystem::path& state,
                                                           const Plan& plan, const std::string& run,
                                                           const Station& station) {
  if (plan.environment.empty()) return std::nullopt;
  LockHolder us{run, host_name(), station.by, ::getpid(), to_rfc3339(std::chrono::system_clock::now())};
  auto lock = EnvironmentLock::take(state, plan.environment, us);
  if (lock) return std::optional<EnvironmentLock>(std::move(*lock));
  const auto& [holder, error] = lock.error();
  if (!holder) return problem(ExitStatus::journal_failed, "the environment can't be locked: " + error);
  return problem(
      ExitStatus::locked,
      fmt::format("environment '{}' is held by run {} ({}, pid {} on {}, since {})", plan.environment,
                  holder->run, holder->by, holder->pid, holder->host, holder->since),
      "one recovery at a time: wait for it, or stop it there; see drctl show " + holder->run);
}

OrProblem<std::filesystem::path> state_path() {
  auto folder = state_folder(environment_variable);
  if (!folder) return problem(ExitStatus::journal_failed, folder.error());
  return *folder;
}

OrProblem<void> check_answers(const Preset& preset, const Plan& plan) {
  auto lines = misfits(preset, plan);
  if (lines.empty()) return {};
  return problem(ExitStatus::bad_input, fmt::format("{}", fmt::join(lines, "\nerror: ")),
                 fmt::format("see the steps and gates: drctl run {} --dry-run", plan.runbook));
}

}  // namespace drctl
