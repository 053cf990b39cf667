#include "report/terminal_operator.hpp"

#include <gtest/gtest.h>

#include "unit/report/story.hpp"

namespace drctl {
namespace {

using namespace test;

/// A person who types these lines.
struct Person {
  Person(std::initializer_list<std::string> lines) : input(lines) {}
  TestScreen out;
  TypedInput input;
  TerminalOperator terminal{out.screen, input, "ada@laptop"};
};

const FailureQuestion failure{
    "stop-writes", "Stop all write operations", "kubectl exited with 1\nmore", "", "scale it in the panel",
    true};
const ChoiceQuestion decision{"restore",
                              "Restore the newest valid backup",
                              {{"dump", "from a dump file"}, {"managed", "in the provider's panel"}}};

TEST(TerminalGate, ShowsWhatWouldHappenAndTakesTheTypedWord) {
  Person person{"volaticloud"};
  const auto answer = person.terminal.gate({gate()});
  EXPECT_EQ(person.out.take(), R"(
approval needed: Stop all write operations
  step         stop-writes
  target       context prod, namespace volaticloud
  command      kubectl --context prod -n volaticloud scale deployment volaticloud-backend --replicas=0
  effect       destructive: scale to 0
  consequence  All API requests fail from here.
  rollback     kubectl --context prod -n volaticloud scale deployment volaticloud-backend --replicas=2
type 'volaticloud' to run it, or skip, by hand, more, or stop: )");
  EXPECT_EQ(answer->answer, GateAnswer::approve);
  EXPECT_EQ(answer->signature.by, "ada@laptop");
  EXPECT_EQ(answer->signature.how, "terminal");
}

TEST(TerminalGate, TakesNoOtherWord) {
  Person person{"yes", "", "y", "Volaticloud", "stop"};
  EXPECT_EQ(person.terminal.gate({gate()})->answer, GateAnswer::stop);
  const auto text = person.out.take();
  EXPECT_TRUE(text.contains("  'yes' is not 'volaticloud': nothing was run.\n")) << text;
  EXPECT_TRUE(text.contains("  'Volaticloud' is not 'volaticloud': nothing was run.\n")) << text;
}

TEST(TerminalGate, SaysHowLongItWaitsAndThatNobodyAnswered) {
  Person person{"no"};
  auto limited = gate();
  limited.wait_ms = 15 * 60'000;
  limited.unanswered = "park";
  const auto answer = person.terminal.gate({limited});
  EXPECT_EQ(answer->answer, GateAnswer::expire);
  EXPECT_EQ(answer->signature.by, "nobody");
  EXPECT_EQ(answer->signature.how, "no answer within 15 min 00 s");
  EXPECT_EQ(person.input.patience, std::chrono::minutes(15));
  const auto text = person.out.take();
  EXPECT_TRUE(
      text.contains("  waits        15 min 00 s for an answer, then the run is parked, to be resumed\n"))
      << text;
}

TEST(TerminalGate, WaitsForTheReasonOfASkipNoLongerThanForTheAnswer) {
  Person person{"skip"};
  auto limited = gate();
  limited.wait_ms = 1000;
  EXPECT_EQ(person.terminal.gate({limited})->answer, GateAnswer::expire);
}

TEST(TerminalGate, WaitsForAnotherPersonNoLongerThanItMay) {
  Person person{};
  auto limited = gate();
  limited.wait_ms = 1000;
  limited.approvers = 2;
  limited.approved_by = {"ada@laptop"};
  EXPECT_EQ(person.terminal.gate({limited})->answer, GateAnswer::expire);
}

TEST(TerminalGate, ForgetsWhatWasTypedBefore) {
  Person person{"stop"};
  person.terminal.gate({gate()});
  EXPECT_EQ(person.input.questions, 1);
}

TEST(TerminalGate, WantsAReasonToSkip) {
  Person person{"skip", "", "done already"};
  const auto answer = person.terminal.gate({gate()});
  EXPECT_EQ(answer->answer, GateAnswer::skip);
  EXPECT_EQ(answer->signature.reason, "done already");
  EXPECT_TRUE(
      person.out.take().ends_with("why is it skipped?   a reason is needed: it goes into the record.\n"
                                  "why is it skipped? "));
}

TEST(TerminalGate, TellsWhatElseCanBeAnswered) {
  Person person{"what", "stop"};
  person.terminal.gate({gate(), true, true});
  EXPECT_TRUE(person.out.take().ends_with(
      R"(type 'volaticloud' to run it, or skip, by hand, more, shell, roll back, or stop:   'what' is not 'volaticloud': nothing was run.
  skip       go on without it; you say why
  by hand    you have done it yourself; you say how, and its check looks, if it has one
  more       all that is known of the step; then it is asked again
  shell      a shell of your own; then it is asked again
  roll back  undo the steps that are done, newest first; you say why
  stop       end here; `drctl resume` goes on later
type 'volaticloud' to run it, or skip, by hand, more, shell, roll back, or stop: )"));
}

TEST(TerminalGate, WantsToKnowWhatWasDoneByHand) {
  Person person{"by hand", "", "scaled it in the panel"};
  const auto answer = person.terminal.gate({gate()});
  EXPECT_EQ(answer->answer, GateAnswer::by_hand);
  EXPECT_EQ(answer->signature.reason, "scaled it in the panel");
}

TEST(TerminalGate, ShowsNoSecretOfAManifest) {
  for (const std::string input : {"kind: Secret\nstringData: {word: hunter2}",
                                  R"({"kind": "Secret", "stringData": {"word": "hunter2"}})"}) {
    GateQuestion question{gate()};
    question.facts.arguments = {{"input", input}};
    Person person{"more", "volaticloud"};
    EXPECT_TRUE(person.terminal.gate(question));
    const auto text = person.out.take();
    EXPECT_FALSE(text.contains("hunter2")) << text;
    EXPECT_TRUE(text.contains("withheld")) << text;
  }
}

TEST(TerminalGate, ShowsMoreAndAsksAgain) {
  GateQuestion question{gate()};
  question.facts.description = "Users see errors from here on.";
  question.facts.arguments = {{"input", "kind: Deployment\nspec: {replicas: 0}"},
                              {"args", {"apply", "-f", "-"}},
                              {"environment", {{"API_TOKEN", "abc"}, {"MODE", "fast"}}},
                              {"json", {{"password", "hunter2"}, {"user", "ada"}}}};
  question.facts.change = "Pod 1\nPod 2";
  question.facts.time_limit = "1 min 00 s";
  question.facts.before = "record-replicas: done after 96 ms";
  Person person{"more", "volaticloud"};
  EXPECT_EQ(person.terminal.gate(question)->answer, GateAnswer::approve);
  const auto text = person.out.take();
  EXPECT_TRUE(text.contains(R"(
all that is known of stop-writes
  what for       Users see errors from here on.
  target         context prod, namespace volaticloud
  command        kubectl --context prod -n volaticloud scale deployment volaticloud-backend --replicas=0
  args           ["apply","-f","-"]
  environment    API_TOKEN, MODE
  input          kind: Deployment
                 spec: {replicas: 0}
  json.password  [secret]
  json.user      ada
  effect         destructive: scale to 0
  would change   Pod 1
                 Pod 2
  consequence    All API requests fail from here.
  rollback       kubectl --context prod -n volaticloud scale deployment volaticloud-backend --replicas=2
  takes          1 min 00 s at most
  before         record-replicas: done after 96 ms
type 'volaticloud' to run it, or skip, by hand, more, or stop: )"))
      << text;
  EXPECT_EQ(person.input.questions, 1) << "it is the same question, with the time that it has";
}

TEST(TerminalGate, OpensAShellWhereThereIsOne) {
  EXPECT_EQ(Person({"shell"}).terminal.gate({gate(), false, true})->answer, GateAnswer::shell);
  EXPECT_EQ(Person({"shell", "stop"}).terminal.gate({gate()})->answer, GateAnswer::stop);
}

TEST(TerminalGate, WantsAReasonToRollBack) {
  Person person{"roll back", "the wrong database"};
  const auto answer = person.terminal.gate({gate(), true});
  EXPECT_EQ(answer->answer, GateAnswer::rollback);
  EXPECT_EQ(answer->signature.reason, "the wrong database");
}

TEST(TerminalGate, OffersNoRollbackWhereThereIsNone) {
  Person person{"roll back", "stop"};
  EXPECT_EQ(person.terminal.gate({gate()})->answer, GateAnswer::stop);
}

TEST(TerminalGate, NeverRunsATargetNamedSkip) {
  auto named = gate();
  named.word = "skip";
  Person person{"skip"};
  EXPECT_EQ(person.terminal.gate({named})->answer, GateAnswer::stop);
}

TEST(TerminalGate, StopsWhenTheTerminalIsGone) {
  Person person{};
  EXPECT_EQ(person.terminal.gate({gate()})->answer, GateAnswer::stop);
}

TEST(TerminalChoice, TakesANumberANameOrItsBeginning) {
  EXPECT_EQ(Person({"2"}).terminal.choice(decision)->answer, "managed");
  EXPECT_EQ(Person({"dump"}).terminal.choice(decision)->answer, "dump");
  EXPECT_EQ(Person({"MAN"}).terminal.choice(decision)->answer, "managed");
  EXPECT_EQ(Person({"stop"}).terminal.choice(decision)->answer, "");
}

TEST(TerminalChoice, AsksAgainAndSuggestsTheNearestWord) {
  Person person{"dunp", "1"};
  EXPECT_EQ(person.terminal.choice(decision)->answer, "dump");
  EXPECT_EQ(person.out.take(), R"(
decide: Restore the newest valid backup
   1  dump     from a dump file
   2  managed  in the provider's panel
   3  stop     end here; `drctl resume` goes on later
number or name:   'dunp' is none of these; did you mean 'dump'?
number or name: )");
}

TEST(TerminalFailure, OffersEveryWayOn) {
  Person person{"retry"};
  EXPECT_EQ(person.terminal.failure(failure)->answer, FailureAnswer::retry);
  EXPECT_EQ(person.out.take(), R"(
'stop-writes' did not succeed: kubectl exited with 1
  by hand it is done like this:
      scale it in the panel
   1  retry      run the step again
   2  skip       go on without it; you say why
   3  by hand    you have done it yourself; you say how, and the run goes on
   4  roll back  undo the steps that are done, newest first
   5  stop       end here; `drctl resume` goes on later
number or name: )");
}

TEST(TerminalFailure, RecordsWhatWasDoneByHand) {
  Person person{"by hand", "scaled it in the panel"};
  const auto answer = person.terminal.failure(failure);
  EXPECT_EQ(answer->answer, FailureAnswer::by_hand);
  EXPECT_EQ(answer->signature.reason, "scaled it in the panel");
}

TEST(TerminalFailure, OffersNoRollbackWhereThereIsNone) {
  auto question = failure;
  question.can_roll_back = false;
  Person person{"roll back", "stop"};
  EXPECT_EQ(person.terminal.failure(question)->answer, FailureAnswer::stop);
}

TEST(TerminalUnknown, AsksWhatIsTrueAndHowThatIsKnown) {
  Person person{"done", "replicas are 0"};
  const auto answer = person.terminal.unknown(
      {"stop-writes", "Stop all write operations", "kubectl scale", "context prod", at("03:10:20")});
  EXPECT_EQ(answer->answer, UnknownAnswer::done);
  EXPECT_EQ(answer->signature.reason, "replicas are 0");
  EXPECT_EQ(person.out.take(), R"(
'stop-writes' was cut off. It may be done, half done or not begun.
  step     Stop all write operations
  target   context prod
  command  kubectl scale
  started  2026-11-24 03:10:20 UTC
  Look at the target before you answer.
   1  done   it has done its work; you say how you know
   2  again  run it again, through its gate
   3  stop   end here; `drctl resume` asks again
number or name: what shows that it is done? )");
}

TEST(TerminalManualWork, AsksEachValue) {
  Person person{"done", "", "2026-11-24T02:00:00Z"};
  const auto report =
      person.terminal.ask("1. Open the panel.\n2. Restore.\n", {{"taken_at", "When was it taken?"}});
  EXPECT_EQ(report->answer, ManualReport::Answer::done);
  EXPECT_EQ(report->values.at("taken_at"), "2026-11-24T02:00:00Z");
  EXPECT_EQ(person.out.take(), R"(
to be done by hand:
  1. Open the panel.
  2. Restore.
   1  done    it is done
   2  failed  it did not work; you say why
   3  stop    end here; `drctl resume` asks again
number or name: When was it taken?   later steps need this value.
When was it taken? )");
}

TEST(TerminalManualWork, TakesAFailureWithItsNote) {
  Person person{"failed", "no backup there"};
  const auto report = person.terminal.ask("Restore.", {});
  EXPECT_EQ(report->answer, ManualReport::Answer::failed);
  EXPECT_EQ(report->note, "no backup there");
}

TEST(TerminalManualWork, StopsWhenTheTerminalIsGone) {
  Person person{"done"};
  EXPECT_EQ(person.terminal.ask("Restore.", {{"taken_at", "When?"}})->answer, ManualReport::Answer::stop);
}

}  // namespace
}  // namespace drctl
