#pragma once

#include "cli/arguments.hpp"
#include "cli/problem.hpp"
#include "report/preset_operator.hpp"

namespace drctl {

/// The answers that may be given on the command line, as they were typed.
struct AnswerWords {
  std::vector<std::string> approve, choose, skip, done, again, retry, expect_new;
};

/// Declares --approve, --choose, --skip, --expect-new-target.
void declare_answers(Arguments& arguments, AnswerWords& words);
/// Declares --done, --again, --retry: for a run that was left.
void declare_resume_answers(Arguments& arguments, AnswerWords& words);

OrProblem<Preset> preset_of(const AnswerWords& words);

}  // namespace drctl
