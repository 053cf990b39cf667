#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/answers.hpp"
#include "cli/hold.hpp"
#include "cli/problem.hpp"
#include "cli/session.hpp"

namespace drctl {

/// Which run is gone on with, by whom, and what is answered in advance.
struct Resumption {
  std::string run, operator_name, sign_key;
  AnswerWords answers;
};

/// The right to work on a run, and the event that a session begins with.
struct Claimed {
  Hold hold;
  RunResumed first;
};

/// How a command comes to that right; called when all else is ready.
using ClaimRun = std::function<OrProblem<Claimed>(const std::filesystem::path& state, const Plan& plan,
                                                  const RunFolder& folder, Station& station)>;

/// Declares RUN, --operator and the answers.
void declare_resumption(Arguments& arguments, Resumption& resumption);

/// Goes on with the run, exactly as it was started: what `resume` and `takeover` have in common.
OrProblem<ExitStatus> go_on_with(const Resumption& resumption, const Context& context, const ClaimRun& claim);

}  // namespace drctl
