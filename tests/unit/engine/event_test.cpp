#include "engine/event.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

TEST(Event, IsOneLineOfJson) {
  Event event{std::chrono::system_clock::time_point{} + std::chrono::milliseconds{1500},
              GateAnswered{"a", "approved", "ada@host", "terminal", "", "d1"}};
  EXPECT_EQ(to_json(event).dump(),
            R"({"answer":"approved","at":"1970-01-01T00:00:01.500Z","by":"ada@host","digest":"d1",)"
            R"("event":"gate_answered","how":"terminal","reason":"","step":"a"})");
}

TEST(Event, ComesBackFromItsLine) {
  StepFinished finished;
  finished.step = "a";
  finished.captures["n"] = 2;
  Event event{std::chrono::system_clock::time_point{}, finished};
  EXPECT_EQ(to_json(event_from(to_json(event))), to_json(event));
}

TEST(Event, OfAnUnknownKindIsAnError) {
  Json line = {{"at", "1970-01-01T00:00:00.000Z"}, {"event", "step_danced"}};
  EXPECT_THROW(event_from(line), std::runtime_error);
}

}  // namespace
}  // namespace drctl
