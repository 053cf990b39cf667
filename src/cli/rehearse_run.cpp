#include "cli/rehearse_run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/answers.hpp"
#include "engine/rehearse.hpp"
#include "report/rehearsal_text.hpp"

namespace drctl {

namespace {

bool counts(Proof proof) { return proof != Proof::entered && proof != Proof::skipped; }

// Before it is laid out, which cuts a secret into its lines.
Rehearsed without_secrets(const Masker& masker, Rehearsed rehearsed) {
  for (auto* text : {&rehearsed.command, &rehearsed.remark, &rehearsed.error, &rehearsed.help})
    *text = masker.mask(*text);
  return rehearsed;
}

}  // namespace

OrProblem<ExitStatus> rehearse_run(Station& station, const Plan& plan, const Context& context) {
  const Style style(appearance(context, STDOUT_FILENO));
  Proofs proofs;
  fmt::print("{}", station.masker.mask(rehearsal_head(plan, style)));
  rehearse(plan, station.clock, station.step_cancel, [&](const Rehearsed& rehearsed) {
    if (counts(rehearsed.proof)) ++proofs[rehearsed.proof];
    const auto lines = rehearsal_lines(plan, without_secrets(station.masker, rehearsed), style);
    fmt::print("{}", station.masker.mask(lines));
    std::fflush(stdout);
  });
  fmt::print("{}", rehearsal_end(proofs, style));
  if (station.step_cancel.requested() || station.leave.requested()) return ExitStatus::interrupted;
  return proofs.contains(Proof::failed) ? ExitStatus::step_failed : ExitStatus::success;
}

}  // namespace drctl
