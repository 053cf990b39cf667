#include "report/runs_text.hpp"

#include <gtest/gtest.h>

#include "unit/report/test_screen.hpp"

namespace drctl {
namespace {

TEST(RunsText, AlignsOneRunALine) {
  EXPECT_EQ(
      runs_text({{"20261124-031007-db-corruption-3f9c", "db-corruption", "production", "succeeded",
                  test::at("03:10:07"), std::chrono::seconds(252)},
                 {"20261123-010000-node-failure-0001", "node-failure", "staging", "unfinished",
                  test::at("01:00:00"), std::chrono::seconds(5)}},
                Style({})),
      R"(run                                 runbook        environment  status      started                  duration
20261124-031007-db-corruption-3f9c  db-corruption  production   succeeded   2026-11-24 03:10:07 UTC  4 min 12 s
20261123-010000-node-failure-0001   node-failure   staging      unfinished  2026-11-24 01:00:00 UTC  5.0 s
)");
}

TEST(RunsText, SaysWhenThereIsNone) { EXPECT_EQ(runs_text({}, Style({})), "no run is kept here yet\n"); }

}  // namespace
}  // namespace drctl
