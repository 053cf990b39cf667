#include "cli/resumption.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/input_digests.hpp"
#include "cli/prerequisites.hpp"
#include "cli/signing.hpp"
#include "cli/workspace.hpp"
#include "journal/masked_event.hpp"
#include "journal/read_journal.hpp"
#include "journal/signature.hpp"
#include "platform/file.hpp"
#include "report/plain_text.hpp"

namespace drctl {

namespace {

OrProblem<JournalContent> journal_content(const RunFolder& folder) {
  auto content = read_journal(folder.journal());
  if (!content)
    return problem(ExitStatus::journal_failed, content.error(),
                   "the record is damaged: it is not gone on with");
  const auto* end = std::get_if<RunEnded>(&content->events.back().what);
  if (end && is_over(end->status))
    return problem(ExitStatus::bad_input, fmt::format("run {} is over: {}", folder.id(), end->status),
                   "see drctl show " + folder.id());
  return std::move(*content);
}

/// The plan as it was: from the files that the run was started with.
OrProblem<Plan> plan_again(const RunFolder& folder, const RunStarted& start, const Adapters& adapters) {
  auto loaded = load_checked(folder.runbook(start.runbook), adapter_specs());
  if (!loaded) return problem(loaded.error());
  std::shared_ptr<const Environment> environment;
  if (!start.environment.empty()) {
    auto read = load_environment(folder.environment());
    if (!read) return problem(read.error());
    environment = std::make_shared<const Environment>(std::move(*read));
  }
  auto runbook = std::make_shared<const LoadedRunbook>(std::move(*loaded));
  auto plan = bind({runbook, environment, start.environment_path, start.overrides, &adapters, Secrets::read});
  if (!plan) return problem(plan.error());
  return std::move(*plan);
}

/// What a crash left of a line is shown before it is cut off: it is kept nowhere else.
void tell_torn(Screen& screen, const std::string& torn) {
  if (torn.empty()) return;
  screen.print(fmt::format("warning: a crash tore the journal's last line; it is cut off: {}\n",
                           fitted(printable(torn), 400)));
}

/// Whoever wants the whole record signed must not find out when it is too late.
void tell_unsigned(Station& station, const RunFolder& folder) {
  const auto journal = station.sign ? std::nullopt : std::optional(read_file(folder.journal()));
  if (!journal || !*journal || signed_lines(**journal).of_them == 0) return;
  station.screen.print(
      "warning: the record is signed so far, and is not from here on: stop and resume with --sign-key to "
      "change that\n");
}

OrProblem<ExitStatus> go_on(Station& station, const Plan& plan, const RunFolder& folder,
                            JournalContent content, Claimed claimed, Preset preset) {
  auto journal = Journal::reopen(
      folder.journal(), content.head, content.good_bytes,
      [&](Json line) { return masked_event(station.masker, line); }, station.sign);
  if (!journal) return problem(ExitStatus::journal_failed, journal.error(), "nothing was done");
  tell_torn(station.screen, content.torn);
  tell_unsigned(station, folder);
  return sit(station, {plan, folder, std::move(*journal), std::move(content.events), std::move(claimed.first),
                       std::move(preset), claimed.hold.everywhere.get()});
}

}  // namespace

void declare_resumption(Arguments& arguments, Resumption& resumption) {
  arguments.positional("RUN", resumption.run, Arguments::Need::optional,
                       "The run's id, or its beginning (default: the newest unfinished one)");
  declare_answers(arguments, resumption.answers);
  declare_resume_answers(arguments, resumption.answers);
  arguments.option("--operator", resumption.operator_name, "NAME",
                   "Who signs the answers (default: user@host)");
  declare_signing(arguments, resumption.sign_key);
}

OrProblem<ExitStatus> go_on_with(const Resumption& options, const Context& context, const ClaimRun& claim) {
  auto preset = preset_of(options.answers);
  if (!preset) return std::unexpected(preset.error());
  auto state = state_path();
  if (!state) return std::unexpected(state.error());
  auto folder = unfinished_run(*state, options.run, "there is no unfinished run to resume");
  if (!folder) return std::unexpected(folder.error());
  if (!has_begun(*folder)) return never_began(*folder);
  auto started = glance(*folder);
  if (!started)
    return problem(ExitStatus::journal_failed, started.error(),
                   "the record is damaged: it is not gone on with");
  Station station(context, options.operator_name);
  if (auto signs = sign_with(station, options.sign_key); !signs) return std::unexpected(signs.error());
  if (auto changed = changed_inputs(*folder, started->start.inputs); !changed.empty())
    return problem(ExitStatus::bad_input,
                   fmt::format("{} was changed since the run was started", fmt::join(changed, ", ")),
                   "a run is not edited: bring the file back, or start a new run");
  auto plan = plan_again(*folder, started->start, station.adapters);
  if (!plan) return std::unexpected(plan.error());
  if (auto fits = check_answers(*preset, *plan); !fits) return std::unexpected(fits.error());
  plan->expect_new = preset->expect_new;
  if (auto ready = check_programs(*plan); !ready) return std::unexpected(ready.error());
  auto claimed = claim(*state, *plan, *folder, station);
  if (!claimed) return std::unexpected(claimed.error());
  auto content = journal_content(*folder);  // only now: nobody else appends to it any more
  if (!content) return std::unexpected(content.error());
  station.keep_secret(plan->secrets);
  return go_on(station, *plan, *folder, std::move(*content), std::move(*claimed), std::move(*preset));
}

}  // namespace drctl
