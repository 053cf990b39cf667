#include "import/import.hpp"

#include <gmock/gmock.h>

namespace drctl {
namespace {

std::string accept(const std::string&) { return ""; }

Import import(std::string_view text, const Refusal& refusal = accept) {
  return import_markdown(text, "r.md", refusal).value();
}

/// From `steps:` on.
std::string steps(std::string_view text, const Refusal& refusal = accept) {
  const auto runbook = import(text, refusal).runbooks.at(0).text;
  return runbook.substr(runbook.find("steps:\n") + 7);
}

std::vector<std::string> names(std::string_view text) {
  std::vector<std::string> found;
  for (const auto& runbook : import(text).runbooks) found.push_back(runbook.name);
  return found;
}

TEST(Import, WritesTheWholeRunbook) {
  EXPECT_EQ(import("# Recovery\n\n## Scenario 1: Cache lost\n\n**Impact**: Slow\n\nRun this first.\n\n"
                   "1. Look\n\n   ```sh\n   kubectl get pods -n <SPACE>\n   ```\n\n**RTO**: 5-10 minutes\n")
                .runbooks.at(0)
                .text,
            R"(# Imported from r.md, line 3: Recovery > Scenario 1: Cache lost
# Read every step, and state what each exec does, before it is needed.
runbook: cache-lost
title: Cache lost
description: |
  Run this first.
impact: Slow
rto: 10m  # 5-10 minutes

targets:
  cluster: kubernetes

vars:
  space: {type: string, required: true, description: <SPACE> of the document}

steps:
  - id: look
    title: Look
    kubectl: get pods -n ${space}
    show: text
)");
}

TEST(Import, FindsScenarios) {
  using testing::ElementsAre;
  EXPECT_THAT(names("# A\n```sh\ndate\n```\n"), ElementsAre("a"));
  EXPECT_THAT(
      names("# Doc\n1. [B](#b)\n\n## B\n1. do\n### More\n1. do more\n## C\nprose\n## D\n- [ ] look\n"),
      ElementsAre("b", "d"));
  EXPECT_THAT(names("# Doc\n## X\n### Node\nRTO: 1h\n### Plane\nRTO: 2h\n## Y\n### Node\nRTO: 1h\n"),
              ElementsAre("node", "plane", "y-node"));
  EXPECT_THAT(names("```sh\ndate\n```\n"), ElementsAre("runbook"));
}

TEST(Import, SaysWhenThereIsNothingToDo) {
  EXPECT_EQ(import_markdown("# Only\nprose", "r.md", accept).error(),
            "nothing in it is to be done: no commands, no numbered steps");
}

TEST(Import, TakesTheWayThatIsAccepted) {
  const auto refuse = [](const std::string& text) {
    return std::string(text.contains("kubectl: ") ? "it never ends" : "");
  };
  EXPECT_EQ(steps("# A\n```sh\n# Watch\nkubectl get -w pods\n```\n", refuse),
            "  # not for kubectl: it never ends\n  - id: a\n    title: A\n    description: Watch\n    "
            "manual: kubectl get -w pods\n");
}

TEST(Import, GivesEachOfSeveralCommandsItsTitle) {
  EXPECT_EQ(steps("# A\n1. Restart (if needed)\n   ```sh\n   # Stop it\n   docker stop x\n   date\n   ```\n"),
            R"(  # Restart (if needed)
  - id: stop-it
    title: Stop it
    exec: docker stop x
    effect: destructive  # TODO: state the effect: read, change or destructive
    effect_reason: imported; nobody has judged yet what it does
    confirm: Only if needed; skip it otherwise.

  - id: restart
    title: "Restart (if needed): date"
    exec: date
    effect: destructive  # TODO: state the effect: read, change or destructive
    effect_reason: imported; nobody has judged yet what it does
    confirm: Only if needed; skip it otherwise.
)");
}

TEST(Import, TakesCommandsOutOfProse) {
  EXPECT_EQ(steps("# A\n1. Run `kubectl get nodes` and look\n2. Call the `boss`\n"),
            R"(  - id: run-kubectl-get-nodes-and-look
    title: Run `kubectl get nodes` and look
    kubectl: get nodes
    show: text

  - id: call-the-boss
    title: Call the `boss`
    manual: Call the `boss`
)");
}

TEST(Import, DoesNotDoWhatTheTextForbids) {
  const auto text = steps(
      "# A\n\n1. Run `kubectl get pods`. Never run `kubectl delete ns prod`.\n"
      "2. Don't `helm uninstall x`: `helm rollback x` is enough.\n3. Avoid `helm uninstall y`.\n"
      "4. Do not forget to `kubectl get nodes`.\n5. If pods do not start, `kubectl get events`.\n");
  for (const std::string wanted : {"kubectl: get pods", "helm: rollback x", "kubectl: get nodes",
                                   "kubectl: get events", "manual: Avoid `helm uninstall y`."})
    EXPECT_NE(text.find(wanted), text.npos) << wanted;
  for (const std::string forbidden : {"kubectl: delete", "helm: uninstall"})
    EXPECT_EQ(text.find(forbidden), text.npos) << text;
}

TEST(Import, DoesWhatFollowsASentenceThatForbidsSomethingElse) {
  for (const std::string sentence :
       {"Never run `kubectl delete ns prod` here.", "Never touch the database by hand, whoever asks."}) {
    const auto text = steps("# A\n\n" + sentence + "\n\n1. Run `kubectl get pods`\n");
    EXPECT_NE(text.find("kubectl: get pods"), text.npos) << text;
  }
  EXPECT_EQ(steps("# A\n\n1. look\n\nDo not run this:\n\n```sh\nkubectl delete ns x\n```\n").find("kubectl:"),
            std::string::npos);
}

TEST(Import, KeepsWhatItCannotPlaceAsAComment) {
  const auto result = import(
      "# Doc\n## First\nnote\n## A\n1. do\n\nMind the gap.\n\n2. go\n\n```yaml\na: b\n```\n## Last\nend\n");
  EXPECT_EQ(result.runbooks.at(0).text,
            "# Imported from r.md, line 4: Doc > A\n"
            "# Read every step, and state what each exec does, before it is needed.\n"
            "# First:\n#   note\n"
            "runbook: a\ntitle: A\n\nsteps:\n"
            "  - id: do\n    title: do\n    manual: do\n\n"
            "  # Mind the gap.\n"
            "  - id: go\n    title: go\n    manual: go\n"
            "\n# a: b\n# Last:\n#   end\n");
  std::vector<std::size_t> lines;
  for (const auto& unplaced : result.unplaced) lines.push_back(unplaced.line);
  EXPECT_THAT(lines, testing::ElementsAre(2, 7, 12, 14));
}

TEST(Import, KeepsHeadingsOfNothingAndWhatLeadsToNoCommand) {
  const auto text =
      import("# Doc\n## Empty\n## A\n1. do\n\nSee this:\n\n    not a command\n").runbooks.at(0).text;
  EXPECT_THAT(text, testing::HasSubstr("# Empty:\nrunbook: a\n"));
  EXPECT_THAT(text, testing::HasSubstr("\n# See this:\n# not a command\n"));
}

TEST(Import, TypesTheRestOfASessionIntoIt) {
  EXPECT_EQ(steps("# A\n```sh\nkubectl exec -it web -- sh\n# Inside:\nnslookup <HOST>\n```\n"),
            R"(  # by hand: it opens a shell that wants a terminal
  - id: a
    title: A
    manual: |-
      kubectl exec -it web -- sh
      # Inside:
      nslookup ${host}
)");
}

TEST(Import, GivesSqlOfASessionToTheDatabase) {
  EXPECT_EQ(
      steps("# A\n```sh\npsql -h <HOST> -d shop\nSELECT 1;\n```\n"),
      "  # was: psql -h <HOST> -d shop\n  - id: a\n    title: A\n    sql: SELECT 1;\n    show: table\n");
}

TEST(Import, TellsDatabasesApart) {
  const auto text =
      import("# A\n```sh\npsql -d shop -c 'SELECT 1'\npsql -d auth -c 'SELECT 2'\n```\n").runbooks.at(0).text;
  EXPECT_THAT(text, testing::HasSubstr(
                        "targets:\n  database: postgres  # -d shop\n  database-auth: postgres  # -d auth\n"));
  EXPECT_THAT(text, testing::HasSubstr("sql: SELECT 2\n    show: table\n    target: database-auth\n"));
}

TEST(Import, IncludesWhatALinkLeadsTo) {
  EXPECT_EQ(steps("# Doc\n## All\nRTO: 1h\n1. [Nodes](#nodes)\n2. [Proof](#proof)\n## Nodes\n### X\nRTO: "
                  "1h\n1. a\n### Y\nRTO: 1h\n1. b\n## Proof\n1. c\n"),
            R"(  # Nodes (#nodes)
  - id: nodes
    title: Nodes
    choose:
      x:
        steps:
          - {runbook: x}
      y:
        steps:
          - {runbook: y}

  # Proof (#proof)
  - runbook: proof
)");
}

TEST(Import, DoesNotGoInCircles) {
  EXPECT_EQ(steps("# Doc\n## A\nRTO: 1h\n1. [B](#b)\n## B\nRTO: 1h\n1. [A](#a)\n"),
            R"(  # B (#b)
  # by hand: included here, it would include itself
  - id: b
    title: b
    manual: "Carry out the runbook: drctl run b"
)");
}

TEST(Import, MakesACheckListOfQuestions) {
  EXPECT_EQ(steps("# A\n- [ ] Is DNS up?\n- [ ] `curl https://a/health` answers\n"),
            R"(  - id: is-dns-up
    title: Is DNS up?
    manual: Is DNS up?

  - id: curl-https-a-health-answers
    title: "`curl https://a/health` answers"
    http: GET https://a/health
    expect: result.status < 400
)");
}

TEST(Import, SaysADurationThatItCannotRead) {
  EXPECT_THAT(import("# A\n**RPO**: depends\n\n1. do\n").runbooks.at(0).text,
              testing::HasSubstr("\n# TODO: RPO: depends\nrunbook: a\n"));
}

TEST(Import, WritesNoControlCharacters) {
  EXPECT_EQ(
      import("# A\nRTO: 1h (one\x1b"
             "[0m\xC2\x85)\n\n1. d\x07"
             "o\r\n")
          .runbooks.at(0)
          .text,
      "# Imported from r.md, line 1: A\n"
      "# Read every step, and state what each exec does, before it is needed.\n"
      "runbook: a\ntitle: A\nrto: 1h  # 1h (one[0m)\n\nsteps:\n  - id: do\n    title: do\n    manual: do\n");
}

TEST(Import, GivesContactsToEachRunbook) {
  EXPECT_THAT(import("# D\n## Contacts\n- **Ann**: 555\n## A\n1. do\n").runbooks.at(0).text,
              testing::HasSubstr("\n# Contacts\ncontacts:\n  - {name: Ann, reach: 555}\n"));
}

TEST(Import, TakesTheContactsThatItFinds) {
  const auto text = import(
                        "# D\n## Contacts\n- ann@example.com\n- Bob (bob@example.com)\n- Cy - #oncall\n"
                        "- https://status.example.com\n- ask around\n- [Di](mailto:di@example.com)\n"
                        "\nDay and night.\n\n## A\n1. do\n")
                        .runbooks.at(0)
                        .text;
  EXPECT_THAT(text, testing::HasSubstr("\n# Contacts\ncontacts:\n"
                                       "  - {name: ann@example.com, reach: ann@example.com}\n"
                                       "  - {name: Bob, reach: bob@example.com}\n"
                                       "  - {name: Cy, reach: \"#oncall\"}\n"
                                       "  - {name: \"https://status.example.com\", reach: "
                                       "\"https://status.example.com\"}\n"
                                       "  - {name: Di, reach: di@example.com}\n\n"));
  EXPECT_THAT(text, testing::HasSubstr("# Contacts:\n#   - ask around\n#   Day and night.\n"));
}

/// What stands behind each title, without effects.
std::string exec_steps(std::string_view block) {
  auto text = steps("# A\n```sh\n" + std::string(block) + "```\n");
  for (const std::string line :
       {"    effect: destructive  # TODO: state the effect: read, change or destructive\n",
        "    effect_reason: imported; nobody has judged yet what it does\n"})
    for (auto at = text.find(line); at != text.npos; at = text.find(line)) text.erase(at, line.size());
  return text;
}

TEST(Import, GivesCommandsTheDirectoryWhereTheyAreTyped) {
  EXPECT_EQ(exec_steps("# Deploy\ncd /srv && ./deploy.sh <ENV>\ncd app\nls | wc\nkubectl apply -f x.yaml\n"),
            R"(  - id: deploy
    title: Deploy
    exec:
      command: ./deploy.sh ${env}
      directory: /srv

  - id: a-exec
    title: "A: exec"
    exec:
      command: [bash, "-o", pipefail, "-c", ls | wc]
      directory: /srv/app

  # typed in /srv/app
  - id: a-kubectl-apply
    title: "A: kubectl apply"
    kubectl: apply -f x.yaml
)");
}

TEST(Import, GivesCommandsWhatWasExported) {
  EXPECT_EQ(exec_steps("export PGHOST=db.prod PGPASSWORD='<PASSWORD>'\n./report\n"),
            R"(  - id: a
    title: A
    exec:
      command: ./report
      environment:
        PGHOST: db.prod
        PGPASSWORD: ${password}
)");
}

TEST(Import, SaysThatAnExportActsOnLaterCommands) {
  for (const std::string block : {"date\nexport A=b\n", "export A=b\nkubectl get pods\n"})
    EXPECT_THAT(exec_steps(block),
                testing::HasSubstr("  # by hand: it acts on the commands typed after it; each step has a "
                                   "shell of its own\n"));
}

TEST(Import, TakesWhatIsTypedIntoPsqlForSql) {
  EXPECT_EQ(exec_steps("# Mend\npsql -h db -d shop <<'SQL'\nUPDATE a SET b = '<NAME>'; -- set it\n\\dt\n"
                       "SQL\n"),
            R"(  # was: psql -h db -d shop
  - id: mend
    title: Mend
    description: set it
    sql: UPDATE a SET b = ${name};

  # by hand: a command of psql's own, which no database knows
  - id: a-dt
    title: "A: dt"
    manual: \dt
)");
}

TEST(Import, LeavesPsqlsOwnCommandsToPeople) {
  EXPECT_EQ(steps("# A\n```sql\n\\dt\nSELECT 1;\n```\n"),
            R"(  # by hand: a command of psql's own, which no database knows
  - id: a
    title: A
    manual: \dt

  - id: a-select
    title: "A: SELECT"
    sql: SELECT 1;
    show: table
)");
}

TEST(Import, LeavesThemInASessionToo) {
  const auto text = steps("# A\n```sh\npsql -d shop\n\\dt\nSELECT 1;\n```\n");
  EXPECT_THAT(text, testing::HasSubstr("manual: \\dt\n"));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("exec")));
}

TEST(Import, ShowsOutputAsAComment) {
  EXPECT_EQ(steps("# A\n```console\n$ kubectl get ns\nNAME\n```\n"),
            "  # > NAME\n  - id: a\n    title: A\n    kubectl: get ns\n    show: text\n");
  EXPECT_EQ(steps("# A\n1. do\n\n```console\nrm -rf x\n```\n"),
            "  - id: do\n    title: do\n    manual: do\n\n# rm -rf x\n");
}

TEST(Import, ReadsATableByItsColumns) {
  const auto text =
      import("# A\n| Impact | RTO | Team |\n|---|---|---|\n| All users | 4 hours | Ops |\n\n1. do\n")
          .runbooks.at(0)
          .text;
  EXPECT_THAT(text, testing::HasSubstr("title: A\ndescription: |\n  Team: Ops\nimpact: All users\nrto: 4h"));
  EXPECT_THAT(import("# A\n| Case | RTO |\n|---|---|\n| | 4 hours |\n\n1. do\n").runbooks.at(0).text,
              testing::HasSubstr("rto: 4h"));
}

TEST(Import, TakesNoFieldOfATableOfSeveralThings) {
  const auto text =
      import("# A\n| Impact | RTO |\n|---|---|\n| All | 4 hours |\n| Some | 1 hour |\n\n1. do\n")
          .runbooks.at(0)
          .text;
  EXPECT_THAT(text, testing::HasSubstr("  | Impact | RTO |\n  | All | 4 hours |\n  | Some | 1 hour |\n"));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("impact:")));
}

TEST(Import, ReadsATableByItsRows) {
  EXPECT_THAT(import("# A\n| RTO | 4 hours |\n|---|---|\n| Impact | All |\n\n1. do\n").runbooks.at(0).text,
              testing::HasSubstr("impact: All\nrto: 4h"));
}

}  // namespace
}  // namespace drctl
