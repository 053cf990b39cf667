#include <fmt/format.h>

#include <algorithm>

#include "runbook/lint.hpp"
#include "runbook/pause.hpp"
#include "runbook/steps.hpp"
#include "support/codes.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

void lint_until(const Step& step, const CallText& call, Findings& findings) {
  if (!step.until || call.timeout) return;
  findings.warn(
      codes::until_without_timeout, step.until->text.place(),
      fmt::format("step '{}' waits, and does not say for how long", step.id.text),
      fmt::format("add 'timeout:'; without it, the wait is given up after {}", to_words(longest_wait)));
}

/// Every attempt uses up its time, and the pauses between them are as long as they get.
milliseconds longest(const Step& step, milliseconds timeout) {
  if (!step.retries) return timeout;
  auto longest = timeout * step.retries->attempts;
  for (int attempt = 1; attempt < step.retries->attempts; ++attempt)
    longest += pause_behind(*step.retries, attempt);
  return longest;
}

void lint_timeout(const Step& step, const CallText& call, const Linted& linted, Findings& findings) {
  const auto& rto = linted.runbook().rto;
  if (!rto || !call.timeout || longest(step, *call.timeout) <= *rto) return;
  const bool tries = step.retries && step.retries->attempts > 1;
  findings.warn(codes::longer_than_rto, call.place,
                fmt::format("step '{}' may take {}, and the whole recovery has {} (rto)", step.id.text,
                            to_words(longest(step, *call.timeout)), to_words(*rto)),
                tries
                    ? "give it a shorter 'timeout' or fewer attempts, or the runbook an 'rto' that can be met"
                    : "give it a shorter 'timeout', or the runbook an 'rto' that can be met");
}

}  // namespace

void lint_waits(const Linted& linted, Findings& findings) {
  for (const auto* step : all_steps(linted.runbook().steps))
    if (const auto* call = std::get_if<CallText>(&step->action)) {
      lint_until(*step, *call, findings);
      lint_timeout(*step, *call, linted, findings);
    }
}

}  // namespace drctl
