#include "cli/start_run.hpp"

#include "cli/hold.hpp"
#include "cli/input_digests.hpp"
#include "cli/version.hpp"
#include "journal/masked_event.hpp"
#include "journal/run_id.hpp"
#include "report/outline.hpp"

namespace drctl {

namespace {

RunInputs inputs(const LoadedRunbook& runbook, const Environment* environment) {
  RunInputs result;
  result.runbooks[runbook.runbook.name.text] = runbook.runbook.source->text;
  for (const auto& [name, included] : runbook.included) result.runbooks[name] = included.source->text;
  if (environment) result.environment = environment->source->text;
  return result;
}

RunStarted first_line(const Plan& plan, const RunFolder& folder, const RunInputs& inputs,
                      const Station& station, const Hold& hold) {
  RunStarted start;
  start.lock = hold.lock;
  start.inputs = input_digests(inputs);
  start.run = folder.id();
  start.runbook = plan.runbook;
  start.title = plan.title;
  start.impact = plan.impact;
  start.severity = plan.severity;
  start.environment = plan.environment;
  if (!plan.environment_path.empty())
    start.environment_path = std::filesystem::absolute(plan.environment_path).lexically_normal().string();
  start.version = version_text();
  start.by = station.by;
  start.host = host_name();
  start.rto_ms = plan.rto.count();
  if (plan.rpo) start.rpo_ms = plan.rpo->count();
  for (const auto& target : plan.targets) start.targets.push_back(describe(target));
  start.overrides = plan.overrides;
  start.steps = outline_of(plan);
  return start;
}

}  // namespace

OrProblem<ExitStatus> start_run(Station& station, const Plan& plan, const LoadedRunbook& runbook,
                                const Environment* environment, Preset preset) {
  auto state = state_path();
  if (!state) return std::unexpected(state.error());
  auto run = run_id(station.clock.now(), plan.runbook, random_suffix());
  auto lock = lock_environment(*state, plan, run, station);
  if (!lock) return std::unexpected(lock.error());
  const auto kept = inputs(runbook, environment);
  auto folder = create_run_folder(*state, run, kept);
  if (!folder)
    return problem(ExitStatus::journal_failed, folder.error(),
                   "nothing was started; to keep the record elsewhere, set DRCTL_STATE to a folder");
  auto journal = Journal::create(
      folder->journal(), [&](Json line) { return masked_event(station.masker, line); }, station.sign);
  if (!journal) return problem(ExitStatus::journal_failed, journal.error(), "nothing was started");
  return sit(station, {plan,
                       *folder,
                       std::move(*journal),
                       {},
                       first_line(plan, *folder, kept, station, *lock),
                       std::move(preset),
                       lock->everywhere.get()});
}

}  // namespace drctl
