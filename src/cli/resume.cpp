#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "cli/resumption.hpp"

namespace drctl {

namespace {

OrProblem<Claimed> claim(const std::filesystem::path& state, const Plan& plan, const RunFolder& folder,
                         Station& station) {
  auto lock = lock_environment(state, plan, folder.id(), station);
  if (!lock) return std::unexpected(lock.error());
  RunResumed first{station.by, host_name(), "", "", lock->lock};
  return Claimed{std::move(*lock), std::move(first)};
}

OrProblem<ExitStatus> resume(const Resumption& resumption, const Context& context) {
  return go_on_with(resumption, context, claim);
}

Action declare_resume(Arguments& arguments) {
  auto resumption = std::make_shared<Resumption>();
  declare_resumption(arguments, *resumption);
  return action_of<Resumption>(resume, resumption);
}

}  // namespace

constexpr const char* resume_lesson =
    "Goes on with exactly the runbook and environment that the run was started with. Finished steps are not\n"
    "repeated. A step that was cut off, when drctl died, by a signal, its timeout or a broken connection, "
    "is\n"
    "asked about, unless its own check can tell: --done STEP says that it was done, --again STEP does it "
    "again\n"
    "(through its gate). --done holds at a gate, too. "
    "Without a terminal a step that failed is tried again.\n"
    "\n"
    "Examples:\n"
    "  drctl resume\n"
    "  drctl resume 20261124-0310 --approve restore-dump\n"
    "  drctl resume --again restore-dump --approve restore-dump";

const CommandRow resume_command = {"resume", "Go on with a run that was left, failed or killed",
                                   resume_lesson, declare_resume};

}  // namespace drctl
