#include "testing/faked_call.hpp"

#include <algorithm>

#include "runbook/variable.hpp"
#include "testing/faked_result.hpp"

namespace drctl {

namespace {

/// A wait that polls so often in a test will never see what it waits for.
constexpr std::size_t most_polls = 100'000;

}  // namespace

FakedCall::FakedCall(const Adapter& real, const AdapterSpec& spec, std::vector<FakedOutcome> outcomes)
    : real_(real), spec_(spec), outcomes_(std::move(outcomes)) {}

std::expected<Preview, std::string> FakedCall::preview(const Call& call) const { return real_.preview(call); }

Outcome FakedCall::perform(const Call&, Execution&) {
  Outcome outcome{End::succeeded, empty_result(spec_.result)};
  if (performed_ >= most_polls)
    return {End::cancelled, outcome.result, "polled 100000 times: give it another outcome", ""};
  if (!outcomes_.empty()) {
    const auto& faked = outcomes_[std::min(performed_, outcomes_.size() - 1)];
    if (faked.result) lay_over(outcome.result, as_json(*faked.result));
    outcome.end = faked.end;
    outcome.error = faked.error;
  }
  ++performed_;
  return outcome;
}

}  // namespace drctl
