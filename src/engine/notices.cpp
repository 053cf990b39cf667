#include "engine/notices.hpp"

#include "plan/names.hpp"
#include "plan/value.hpp"
#include "support/masking.hpp"

namespace drctl {

using expression::Value;

namespace {

Value run_value(const Plan& plan, const State& state, const About& about) {
  return Value(Value::Map{{Value("runbook"), Value(plan.runbook)},
                          {Value("environment"), Value(plan.environment)},
                          {Value("id"), Value(state.run)},
                          {Value("step"), Value(about.step)},
                          {Value("title"), Value(about.title)},
                          {Value("reason"), Value(about.reason)},
                          {Value("status"), Value(about.status)}});
}

/// An error that a step failed with may hold what nobody wrote into the text.
std::string without_secrets(const Plan& plan, const std::string& text) {
  Masker masker;
  for (const auto& secret : plan.secrets) masker.add(secret);
  return masker.mask(text);
}

std::string severity_of(const Plan& plan) {
  if (plan.severity == "P0") return "critical";
  if (plan.severity == "P2") return "warning";
  return plan.severity == "P3" ? "info" : "error";
}

/// All of one run are one incident.
Json arguments_of(const Plan& plan, const State& state, const About& about, const std::string& text) {
  return {{"text", text},
          {"severity", severity_of(plan)},
          {"event", is_over(about.status) ? "resolve" : "trigger"},
          {"dedup_key", state.run}};
}

}  // namespace

std::vector<Notice> notices_of(const Plan& plan, const State& state, Occasion occasion, const About& about,
                               std::chrono::system_clock::time_point now) {
  std::vector<Notice> notices;
  const auto& audience = plan.audience;
  if (!audience.notices || !audience.adapter || !audience.notices->texts.contains(occasion)) return notices;
  auto names = names_of_frame(plan, 0, decltype(State::captures)(plan.frames.size()), now);
  names.insert_or_assign("run", run_value(plan, state, about));
  auto text = text_of(audience.notices->texts.at(occasion), names, Unknown::fails);
  if (text) *text = without_secrets(plan, *text);
  for (const auto& channel : audience.channels) {
    Notice notice;
    notice.record.moment = to_string(occasion);
    notice.record.channel = channel.name;
    notice.record.step = about.step;
    notice.record.attempt = about.attempt;
    notice.record.end = to_string(End::could_not_start);
    if (text) {
      notice.record.text = *text;
      notice.call = Call{arguments_of(plan, state, about, notice.record.text), channel};
    } else {
      notice.record.error = text.error().message;
    }
    notices.push_back(std::move(notice));
  }
  return notices;
}

}  // namespace drctl
