// Random plans, random outcomes and answers, and deaths at random events: the record keeps the promises.
#include <gmock/gmock.h>

#include "unit/engine/random_plan.hpp"
#include "unit/engine/record_audit.hpp"

namespace drctl::test {
namespace {

using ::testing::IsEmpty;

/// drctl dies: of what it recorded since `begin` only a part is on disk.
void die_behind(TestRun& run, std::size_t begin, std::mt19937& random) {
  const auto kept = begin + random() % (run.journal.events.size() - begin + 1);
  run.journal.events.resize(kept);
}

bool is_over(const TestRun& run) {
  const auto* end =
      run.journal.events.empty() ? nullptr : std::get_if<RunEnded>(&run.journal.events.back().what);
  return end && drctl::is_over(end->status);
}

std::string told(const TestRun& run) {
  std::string text;
  for (const auto& line : run.story()) text += line + "\n";
  return text;
}

/// A run that dies, is resumed, dies again, by lots that the seed casts.
void expect_promises_kept(unsigned seed) {
  std::mt19937 random(seed);
  const auto steps = random_steps(random);
  TestRun run(steps);
  cast_lots(run, random);
  run.run();
  die_behind(run, 1, random);
  for (int sessions = 0; sessions < 5 && !is_over(run); ++sessions) {
    const auto before = run.journal.events.size();
    cast_lots(run, random);
    run.resume();
    if (sessions % 2 == 0) die_behind(run, before + 1, random);
  }
  ASSERT_THAT(RecordAudit::broken_promises(run.journal.events), IsEmpty()) << "seed " << seed << "\n"
                                                                           << steps << told(run);
}

TEST(Crash, BreaksNoPromise) {
  for (unsigned seed = 0; seed < 2000 && !HasFatalFailure(); ++seed) expect_promises_kept(seed);
}

}  // namespace
}  // namespace drctl::test
