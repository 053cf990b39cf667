#pragma once

#include <string>
#include <vector>

#include "engine/event.hpp"
#include "unit/report/test_screen.hpp"

namespace drctl::test {

/// The start of a recovery with three steps, a decision, and a rollback.
inline RunStarted start() {
  RunStarted start;
  start.run = "20261124-031007-db-corruption-3f9c";
  start.runbook = "db-corruption";
  start.title = "Database corruption";
  start.impact = "Data integrity compromised";
  start.severity = "P0";
  start.environment = "production";
  start.version = "0.1.0";
  start.by = "ada";
  start.host = "laptop";
  start.rto_ms = 3'600'000;
  start.rpo_ms = 24 * 3'600'000;
  start.targets = {"database volaticloud on 127.0.0.1:5432 as volaticloud",
                   "context prod, namespace volaticloud"};
  start.steps = {{"record-replicas", "Record how many replicas run now", "step"},
                 {"stop-writes", "Stop all write operations", "step"},
                 {"restore", "Restore the newest valid backup", "decision"},
                 {"restore-dump", "Restore from a dump file", "step"},
                 {"stop-writes.rollback", "Roll back: Stop all write operations", "rollback"}};
  return start;
}

inline StepStarted started(const std::string& step, int attempt = 1) {
  return {
      step, attempt, "change", "", "context prod, namespace volaticloud", "kubectl --context prod " + step};
}

inline StepFinished succeeded(const std::string& step, std::int64_t duration_ms,
                              std::map<std::string, Json> captures = {}, Json result = Json::object()) {
  return {step, 1, "succeeded", "", "", std::move(result), std::move(captures), duration_ms};
}

inline StepFinished failed(const std::string& step, int attempt, const std::string& error) {
  return {step, attempt, "failed", error, "look at the pods: kubectl get pods", Json::object(), {}, 184'200};
}

inline GateOpened gate(const std::string& step = "stop-writes") {
  return {step,
          "Stop all write operations",
          "destructive",
          "scale to 0",
          "context prod, namespace volaticloud",
          "kubectl --context prod -n volaticloud scale deployment volaticloud-backend --replicas=0",
          "All API requests fail from here.",
          "kubectl --context prod -n volaticloud scale deployment volaticloud-backend --replicas=2",
          "volaticloud",
          "d1",
          1,
          {}};
}

/// A whole recovery: a gate, a decision, a recovery point.
inline std::vector<Event> recovery() {
  return {{at("03:10:07"), start()},
          {at("03:10:08"), started("record-replicas")},
          {at("03:10:08.120"), succeeded("record-replicas", 120, {{"replicas", 2}})},
          {at("03:10:09"), gate()},
          {at("03:10:20"), GateAnswered{"stop-writes", "approved", "ada", "terminal", "", "d1"}},
          {at("03:10:20"), started("stop-writes")},
          {at("03:10:21"), succeeded("stop-writes", 1000)},
          {at("03:10:30"), ChoiceMade{"restore", "dump", "ada", "--choose restore=dump"}},
          {at("03:10:30"), started("restore-dump")},
          {at("03:10:31"), StepOutput{"restore-dump", "pg_restore: creating TABLE bots"}},
          {at("03:14:19"), succeeded("restore-dump", 229'000,
                                     {{"recovery_point", {{"$timestamp", "2026-11-24T00:00:00Z"}}}})},
          {at("03:14:19"), RunEnded{"succeeded", ""}}};
}

}  // namespace drctl::test
