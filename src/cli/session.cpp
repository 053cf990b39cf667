#include "cli/session.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/hold.hpp"
#include "cli/own_shell.hpp"
#include "cli/takeover_watch.hpp"
#include "cli/trace.hpp"
#include "engine/herald.hpp"
#include "journal/read_journal.hpp"
#include "journal/state_folder.hpp"
#include "platform/file.hpp"
#include "report/console.hpp"
#include "report/filed_approvals.hpp"
#include "report/markdown_report.hpp"
#include "report/message.hpp"
#include "report/outline.hpp"
#include "report/summary_text.hpp"
#include "report/ticker.hpp"

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

void warn_of_unpinned(Station& station, const Plan& plan) {
  std::vector<std::string> names;
  for (const auto& target : plan.targets)
    if (plan.identities.contains(target.name) && target.setting("identity").empty())
      names.push_back("'" + target.name + "'");
  if (!plan.is_protected || names.empty()) return;
  station.screen.print(fmt::format(
      "warning: environment '{0}' is protected, but {1} not pinned: nothing tells whether an address "
      "leads to the right system\n  help: while all is well: drctl pin {0}\n\n",
      plan.environment, fmt::format("{} {}", fmt::join(names, ", "), names.size() == 1 ? "is" : "are")));
}

TakeoverWatch::Elsewhere taker_elsewhere(SharedLock* lock) {
  if (lock == nullptr) return {};
  return [lock] { return lock->taker(); };
}

}  // namespace

ExitStatus sit(Station& station, Sitting session) {
  Console console(station.screen, station.clock, station.masker,
                  {displays_of(session.plan), session.folder.journal().string()});
  console.recall(session.earlier);
  warn_of_unpinned(station, session.plan);
  Herald herald(session.plan, station.clock, station.person(), Messengers::Way::beside);
  FiledApprovals filed(session.folder.approvals(), &herald);
  PresetOperator preset(session.preset, station.by, &filed);
  SpentApprovals answers(session.folder.approvals(), preset);
  const auto trace = open_trace(station);
  std::vector<Recorder*> recorders{&session.journal, &console, &herald};
  if (trace) recorders.push_back(trace.get());
  if (session.everywhere != nullptr) recorders.push_back(session.everywhere);
  OwnShell shell(station);
  Ending ending{};
  {
    Ticker ticker(console);
    TakeoverWatch watch(session.folder.path.parent_path().parent_path(),
                        lock_name(session.plan.environment, session.folder.id()), station.leave,
                        taker_elsewhere(session.everywhere));
    ending = drive(session.plan, fold(session.plan, session.earlier), session.first,
                   {station.clock, answers, recorders, station.step_cancel, station.leave, Branches::at_once,
                    &herald, station.person() ? &shell : nullptr, [&watch] { return watch.look(); }});
  }
  tell_end(station, session, console, ending);
  return exit_status(ending.status);
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

bool is_at_work(const std::filesystem::path& state, const RunFolder& folder, const std::string& environment) {
  const auto holder = lock_holder(state, lock_name(environment, folder.id()));
  return holder && holder->run == folder.id();
}

std::unexpected<Problem> never_began(const RunFolder& folder) {
  return problem(ExitStatus::bad_input,
                 fmt::format("run {} died before its first line was kept: nothing was done", folder.id()),
                 "start a new one");
}

OrProblem<RunFolder> run_to_show(const std::filesystem::path& state, const std::string& name) {
  auto folders = run_folders(state);
  if (name.empty() && folders.empty())
    return problem(ExitStatus::bad_input, "no run is kept", "see drctl run --help");
  if (name.empty()) return folders.front();
  auto folder = find_run(state, name);
  return folder ? OrProblem<RunFolder>(*folder)
                : problem(ExitStatus::bad_input, folder.error(), "see drctl runs");
}

OrProblem<RunFolder> unfinished_run(const std::filesystem::path& state, const std::string& name,
                                    const std::string& none) {
  if (!name.empty()) return run_to_show(state, name);
  for (const auto& folder : run_folders(state)) {
    if (!has_begun(folder)) continue;
    auto run = glance(folder);
    if (!run)
      return problem(ExitStatus::journal_failed, run.error(),
                     "to go on with another run, name it: see drctl runs");
    if (!is_over(run->status)) return folder;
  }
  return problem(ExitStatus::bad_input, none, "see drctl runs");
}

}  // namespace drctl
