#include "cli/answers.hpp"

#include "cli/overrides.hpp"

namespace drctl {

void declare_answers(Arguments& arguments, AnswerWords& words) {
  arguments.options("--approve", words.approve, "STEP",
                    "Approve the gate of this step in advance; never all of them");
  arguments.options("--choose", words.choose, "STEP=OPTION", "Decide a decision in advance");
  arguments.options("--skip", words.skip, "STEP=REASON", "Skip a gated or failed step, with the reason");
  arguments.options("--expect-new-target", words.expect_new, "TARGET",
                    "This target was replaced: take it, although its identity differs from the pinned one");
}

void declare_resume_answers(Arguments& arguments, AnswerWords& words) {
  arguments.options("--done", words.done, "STEP", "This step was done: by hand, or before it was cut off");
  arguments.options("--again", words.again, "STEP", "Do this step again, that was cut off");
  arguments.options("--retry", words.retry, "STEP", "Try this failed step again");
}

OrProblem<Preset> preset_of(const AnswerWords& words) {
  auto choose = pairs(words.choose, "--choose", "restore=dump");
  if (!choose) return std::unexpected(choose.error());
  auto skip = pairs(words.skip, "--skip", "stop-writes='the backend is already down'");
  if (!skip) return std::unexpected(skip.error());
  auto set = [](const std::vector<std::string>& list) {
    return std::set<std::string>(list.begin(), list.end());
  };
  return Preset{set(words.approve),   set(words.done), set(words.again), set(words.retry), *choose, *skip,
                set(words.expect_new)};
}

}  // namespace drctl
