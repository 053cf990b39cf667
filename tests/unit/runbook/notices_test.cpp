#include <gtest/gtest.h>

#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

/// `notify` stands on line 3.
std::string wrong_notices(const std::string& notify, const std::string& steps = "- {id: a, manual: b}\n") {
  return verdict(
      "runbook: x\ntargets: {team: channel, oncall: channel, cluster: kubernetes}\nnotify: " + notify +
      "\nvars: {n: {type: integer, default: 1}, key: {type: secret}}\nsteps:\n- {id: z, http: GET h, when: "
      "n > 0}\n" +
      steps);
}

TEST(Notices, TakeTextsOfVariablesAndTheRun) {
  EXPECT_EQ(wrong_notices("{to: [team, oncall], start: \"${run.runbook} ${run.id} ${n} ${now}\", waiting: "
                          "\"${run.step} ${run.title} ${run.reason}\", failure: f, end: \"${run.status}\"}"),
            "");
}

TEST(Notices, NameTheirMistakes) {
  EXPECT_EQ(wrong_notices("{to: [tem, cluster], start: \"${run.stp}\", end: \"${m}\", strt: x}"),
            "3:15+3 the runbook has no target 'tem' | did you mean 'team'?\n"
            "3:20+7 people are told by a channel, 'cluster' is kubernetes\n"
            "  2:43 declared here\n"
            "3:44+3 run has no field 'stp' | did you mean 'step'?\n"
            "3:59+1 undefined name 'm' | there are: n, now, run\n"
            "3:64+4 unknown key 'strt' in 'notify' | did you mean 'start'?\n");
}

TEST(Notices, SayNothingThatIsSecret) {
  EXPECT_EQ(wrong_notices("{to: team, start: \"${key}\"}"),
            "3:28+6 'key' is secret, and people would read it | say it without the secret\n");
  EXPECT_EQ(wrong_notices("{to: team, start: x}", "- {id: a, notify: \"${key}\", target: team}\n"),
            "7:20+6 'key' is secret, and people would read it | say it without the secret\n");
}

TEST(Notices, TellOfASecretOnceAndOfferNone) {
  EXPECT_EQ(wrong_notices("{to: team, start: \"${key + kez}\"}"),
            "3:28+12 'key' is secret, and people would read it | say it without the secret\n"
            "3:36+3 undefined name 'kez' | there are: n, now, run\n");
}

TEST(Notices, SaySomething) {
  EXPECT_EQ(wrong_notices("{to: team}"),
            "3:1+6 'notify' says nothing to anybody | add a text: 'start', 'waiting', 'failure', 'end'\n");
}

TEST(Notices, AreNothingThatARehearsalMayMake) {
  EXPECT_EQ(
      wrong_notices("{to: team, start: x}", "- {id: a, manual: b, rehearse: {notify: c, target: team}}\n"),
      "7:33+6 'notify' tells people, and 'rehearse' only asks | make it a step of its own\n");
}

TEST(Notices, AStepThatTellsIsPassedOverUnlessItSaysOtherwise) {
  const auto on_failure = [](const std::string& more) {
    const auto runbook = read_runbook(
        source_of("runbook: x\ntargets: {team: channel}\nsteps:\n- {id: a, notify: b" + more + "}\n"),
        specs());
    return runbook->steps[0].on_failure;
  };
  EXPECT_EQ(on_failure(""), OnFailure::continue_);
  EXPECT_EQ(on_failure(", on_failure: stop"), OnFailure::stop);
}

}  // namespace
}  // namespace drctl
