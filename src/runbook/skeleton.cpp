#include "runbook/skeleton.hpp"

#include "runbook/read_scalar.hpp"

namespace drctl {
namespace {

constexpr std::string_view runbook_text =
    R"(# What each key means: docs/language.md; what the adapters take: docs/adapters.md.
# drctl validate checks this file, drctl test plays its test, drctl run --dry-run shows what would be done.
runbook: NAME
title: What has happened, in one line
description: |
  How you see that it is this scenario, what the runbook does about it, and what it does not.
impact: What users notice
severity: P1          # P0: complete outage or data loss; P1: major; P2: minor; P3: no user is harmed
rto: 30m              # how long the recovery may take
rpo: 0s               # how much of the newest data may be lost
contacts:
  - {name: The database team, role: knows the server, reach: "#database"}

# What the steps act on; an environment says which cluster that is.
targets:
  cluster: kubernetes

# What differs between installations; an environment or --var gives the values.
vars:
  deployment: {type: string, required: true, description: the deployment that is to run again}

steps:
  # First look, and keep what must be put back.
  - id: record
    title: Record how many replicas are wanted now
    kubectl: get deployment ${deployment} -o json
    capture:
      replicas: int(result.json.spec.replicas)

  # Then change. What loses data or availability stops at a gate, and says what follows.
  - id: restart
    title: Restart the deployment
    kubectl: rollout restart deployment/${deployment}
    confirm: Requests that are being answered now may fail.
    manual: In the provider's control panel, restart the workload.

  # Then prove that it helped.
  - id: ready
    title: Wait until every replica is ready
    kubectl: get deployment ${deployment} -o json
    until: has(result.json.status.readyReplicas) && result.json.status.readyReplicas == replicas
    every: 2s
    timeout: 5m
)";

constexpr std::string_view test_text =
    R"(# What each key means: docs/testing-runbooks.md.
test: NAME
vars: {deployment: backend}
steps:
  record: {result: {json: {spec: {replicas: 2}}}}
  ready: {result: {json: {status: {readyReplicas: 2}}}}
cases:
  - case: usual
    title: it is restarted at a gate, and waited for
    expect:
      path: [record, restart, ready]
      gates: [restart]
      captures: {replicas: 2}

  - case: never-ready
    steps:
      ready: {result: {json: {status: {readyReplicas: 1}}}}
    expect: {outcome: failed, fails: ready}

  - case: by-hand
    steps:
      restart: {fails: the API server is away, after_failure: by-hand}
    expect: {runs: ready}
)";

std::string named(std::string_view text, const std::string& name) {
  std::string result(text);
  result.replace(result.find("NAME"), 4, name);
  return result;
}

/// The words of whoever reads it in a file.
std::optional<Diagnostic> misfit(const std::string& name) {
  Reader reader{.adapters = {}};
  const auto source = std::make_shared<const Source>(Source{"", name});
  if (check_id(reader, "the runbook", SourceText(source, name, 0))) return std::nullopt;
  return reader.findings.take().front();
}

}  // namespace

std::expected<Skeleton, Diagnostic> skeleton(const std::string& name) {
  if (auto found = misfit(name)) return std::unexpected(std::move(*found));
  return Skeleton{named(runbook_text, name), named(test_text, name)};
}

}  // namespace drctl
