#include "report/markdown_report.hpp"

#include <gtest/gtest.h>

#include "report/markdown.hpp"
#include "unit/report/story.hpp"

namespace drctl {
namespace {

using namespace test;

TEST(MarkdownText, ShowsWhatItIsGiven) {
  EXPECT_EQ(markdown_text("a|b <c> *d* [e](f) `g`"), "a\\|b \\<c\\> \\*d\\* \\[e\\](f) \\`g\\`");
  EXPECT_EQ(markdown_text("recovery_point _x_"), "recovery_point \\_x\\_");
  EXPECT_EQ(markdown_text("two\nlines\x1b[2J"), "two lines\\\\x1b\\[2J");
}

TEST(MarkdownCode, CantBeLeft) { EXPECT_EQ(markdown_code("a\n```\nb"), "````text\na\n```\nb\n````\n"); }

TEST(MarkdownReport, TellsTheWholeRecovery) {
  EXPECT_EQ(markdown_report(recovery(), "5eal"), R"(# Database corruption: succeeded

| | |
| --- | --- |
| outcome | succeeded |
| runbook | db-corruption |
| severity | P0 |
| impact | Data integrity compromised |
| environment | production |
| targets | database volaticloud on 127.0.0.1:5432 as volaticloud; context prod, namespace volaticloud |
| started | 2026-11-24 03:10:07 UTC by ada on laptop |
| ended | 2026-11-24 03:14:19 UTC |
| RTO | 4 min 12 s of 1 h 00 min: met |
| RPO | 3 h 10 min of 24 h 00 min: met |
| run | 20261124-031007-db-corruption-3f9c |
| drctl | 0.1.0 |
| journal's seal | 5eal |

## Steps

| step | what | state | started | took | attempts | captured |
| --- | --- | --- | --- | --- | --- | --- |
| record-replicas | Record how many replicas run now | done | 03:10:08 | 120 ms | 1 | replicas = 2 |
| stop-writes | Stop all write operations | done | 03:10:20 | 1.0 s | 1 | |
| restore | Restore the newest valid backup | decided: dump | | | | |
| restore-dump | Restore from a dump file | done | 03:10:30 | 3 min 49 s | 1 | recovery_point = 2026-11-24T00:00:00Z |

## Approvals and decisions

| when | step | question | answer | by | how | reason |
| --- | --- | --- | --- | --- | --- | --- |
| 2026-11-24 03:10:20 UTC | stop-writes | gate | approved | ada | terminal | |
| 2026-11-24 03:10:30 UTC | restore | decision | dump | ada | --choose restore=dump | |

## Commands

**record-replicas** change on context prod, namespace volaticloud

```text
kubectl --context prod record-replicas
```

**stop-writes** change on context prod, namespace volaticloud

```text
kubectl --context prod stop-writes
```

**restore-dump** change on context prod, namespace volaticloud

```text
kubectl --context prod restore-dump
```

## Timeline

- 2026-11-24 03:10:07 UTC ada started the run on laptop
- 2026-11-24 03:10:08 UTC record-replicas started, attempt 1
- 2026-11-24 03:10:08 UTC record-replicas succeeded after 120 ms
- 2026-11-24 03:10:09 UTC stop-writes waits for approval (destructive)
- 2026-11-24 03:10:20 UTC stop-writes approved by ada (terminal)
- 2026-11-24 03:10:20 UTC stop-writes started, attempt 1
- 2026-11-24 03:10:21 UTC stop-writes succeeded after 1.0 s
- 2026-11-24 03:10:30 UTC restore: dump chosen by ada (--choose restore=dump)
- 2026-11-24 03:10:30 UTC restore-dump started, attempt 1
- 2026-11-24 03:14:19 UTC restore-dump succeeded after 3 min 49 s
- 2026-11-24 03:14:19 UTC the session ended: succeeded
)");
}

TEST(MarkdownReport, TellsEachAnswerAtAGate) {
  const std::vector<Event> events = {
      {at("03:10:07"), start()},
      {at("03:10:09"), gate()},
      {at("03:10:10"), ShellOpened{"stop-writes", "/bin/zsh", "ada", "terminal"}},
      {at("03:10:22"), ShellClosed{"stop-writes", "ada", 1, "", 12'000}},
      {at("03:10:22"), gate()},
      {at("03:10:30"), GateAnswered{"stop-writes", "by_hand", "ada", "terminal", "in the panel", "d1"}},
      {at("03:10:31"), gate("restore-dump")},
      {at("03:10:40"), GateAnswered{"restore-dump", "rollback", "ada", "terminal", "too old", "d2"}}};
  const auto text = markdown_report(events, "");
  for (const auto* line : {"ada went to a shell, /bin/zsh, at the gate of stop-writes (terminal)",
                           "ada came back to the gate of stop-writes after 12.0 s, with status 1",
                           "stop-writes done by hand by ada (terminal): in the panel",
                           "ada wants no restore-dump, but a rollback (terminal): too old"})
    EXPECT_TRUE(text.contains(line)) << line << "\n" << text;
}

TEST(MarkdownReport, TellsFailuresAndWhatWasSkipped) {
  const std::vector<Event> events = {
      {at("03:10:07"), start()},
      {at("03:10:08"), started("stop-writes")},
      {at("03:10:09"), failed("stop-writes", 1, "kubectl exited with 1\nerror: no")},
      {at("03:10:10"), StepSkipped{"restore-dump", "when: dump != \"\" is false"}}};
  const auto report = markdown_report(events, "");
  EXPECT_TRUE(report.starts_with("# Database corruption: unfinished\n")) << report;
  EXPECT_TRUE(report.contains(R"(
## Failures

**stop-writes** failed

```text
kubectl exited with 1
error: no
```

look at the pods: kubectl get pods

## Skipped

| step | why |
| --- | --- |
| restore-dump | when: dump != "" is false |
)")) << report;
}

}  // namespace
}  // namespace drctl
