// What of a session's time counts as drctl's own, and what does not. Needs no server.
#include "recovery/time_elsewhere.hpp"

#include <gtest/gtest.h>

namespace drctl::recovery {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

json event(const char* kind, const char* at, const char* step = "", long duration_ms = -1) {
  json event = {{"at", std::string("2026-11-24T03:10:") + at + "Z"}, {"event", kind}, {"step", step}};
  if (duration_ms >= 0) event["duration_ms"] = duration_ms;
  return event;
}

TEST(TimeElsewhere, IsThatOfAttemptsChecksAndTargets) {
  EXPECT_EQ(
      time_elsewhere({event("target_identified", "07.100", "", 50), event("step_checked", "07.200", "a", 40),
                      event("step_started", "07.210", "a"), event("step_finished", "07.510", "a", 300)}),
      milliseconds(390));
}

TEST(TimeElsewhere, CountsStepsThatAreAtWorkAtOnceOnce) {
  EXPECT_EQ(
      time_elsewhere({event("step_started", "07.000", "a"), event("step_started", "07.010", "b"),
                      event("step_finished", "07.100", "a", 90), event("step_finished", "07.150", "b", 135)}),
      milliseconds(140));
}

TEST(TimeElsewhere, HasThePausesBetweenAttempts) {
  EXPECT_EQ(time_elsewhere({event("step_finished", "07.000", "a", 0), event("step_started", "09.000", "a"),
                            event("step_finished", "09.000", "a", 0)}),
            milliseconds(2000));
}

TEST(LastSession, BeginsWhereTheRunWasResumed) {
  const auto events = last_session({event("run_started", "07.000"), event("run_ended", "08.000"),
                                    event("run_resumed", "30.000"), event("run_ended", "31.000")});
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].at("event"), "run_resumed");
}

}  // namespace
}  // namespace drctl::recovery
