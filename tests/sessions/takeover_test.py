"""takeover_test.py DRCTL: one run, two people. Whoever is taken over ends the step at work and leaves; never are two
at work."""
import os
import re
import signal
import sys
import unittest

from terminal import Desk, until

DRCTL = sys.argv.pop(1)

RUNBOOK = """
runbook: recover
title: Recover
steps:
  - id: slow
    title: Takes until it is let go
    exec: sh -c 'echo slow >> begun; until [ -e go ]; do sleep 0.02; done; echo slow >> ended'
    effect: change
    effect_reason: it writes a line
  - id: drop
    title: Drops something
    exec: sh -c 'echo drop >> begun; echo drop >> ended'
    effect: destructive
    effect_reason: so that somebody is asked
"""


class Takeover(unittest.TestCase):
    def setUp(self):
        self.desk = Desk(DRCTL)
        self.addCleanup(self.desk.close)
        self.addCleanup(self.let_go)
        (self.desk.path / "recover.yaml").write_text(RUNBOOK)
        (self.desk.path / "here.yaml").write_text("environment: here\n")

    def let_go(self):
        (self.desk.path / "go").touch()

    def lines(self, name):
        file = self.desk.path / name
        return file.read_text().split() if file.exists() else []

    def takeover(self, *further):
        return ("takeover", "--operator", "grace", "--reason", "her laptop is lost", *further)

    def anns_terminal(self, *further):
        return self.desk.at_terminal("run", "./recover.yaml", "--operator", "ann", *further)

    def answer_gate(self, terminal):
        terminal.expect("to run it, or skip,")
        terminal.type(re.findall(r"type '(.+?)' to run it", terminal.screen)[-1])

    def expect_each_step_once(self):
        self.assertEqual(self.lines("begun"), ["slow", "drop"])
        self.assertEqual(self.lines("ended"), ["slow", "drop"])
        sessions = [event["event"] for event in self.desk.journal()
                    if event["event"] in ("run_started", "run_resumed", "run_ended")]
        self.assertEqual(sessions, ["run_started", "run_ended"] + ["run_resumed", "run_ended"] * (len(sessions) // 2 - 1))

    def test_at_a_gate(self):
        self.let_go()
        ann = self.anns_terminal("--env", "./here.yaml")
        ann.expect("to run it, or skip,")
        grace = self.desk.at_terminal(*self.takeover())
        self.assertEqual(ann.wait(), 9, ann.screen)
        self.assertRegex(ann.screen, r"taken over.*: grace takes it over \(pid \d+ on .*\): her laptop is lost")
        self.answer_gate(grace)
        self.assertEqual(grace.wait(), 0, grace.screen)
        self.expect_each_step_once()
        resumed = self.desk.events("run_resumed")[0]
        self.assertEqual((resumed["by"], resumed["taken_from"], resumed["reason"]),
                         ("grace", "ann", "her laptop is lost"))
        self.assertEqual(self.desk.events("run_ended")[0]["status"], "taken_over")

    def test_in_a_step_and_without_an_environment(self):
        ann = self.anns_terminal()
        until(lambda: self.lines("begun") == ["slow"], "the step has begun")
        grace = self.desk.at_terminal(*self.takeover())
        grace.expect("asked run ")
        self.assertEqual(self.desk.events("run_resumed"), [])
        self.let_go()
        self.assertEqual(ann.wait(), 9, ann.screen)
        self.answer_gate(grace)
        self.assertEqual(grace.wait(), 0, grace.screen)
        self.expect_each_step_once()

    def test_a_process_that_is_stuck(self):
        ann = self.anns_terminal()
        until(lambda: self.lines("begun") == ["slow"], "the step has begun")
        os.kill(ann.pid, signal.SIGSTOP)
        grace = self.desk.without_terminal(*self.takeover("--wait", "1s"))
        said = grace.communicate()[0]
        self.assertEqual(grace.returncode, 5, said)
        self.assertIn("has not handed over within 1.0 s", said)
        self.assertIn(f"end pid {ann.pid} on ", said)
        self.assertEqual(self.desk.events("run_resumed"), [])
        ann.kill()
        self.let_go()
        again = self.desk.at_terminal(*self.takeover("--done", "slow"))
        self.answer_gate(again)
        self.assertEqual(again.wait(), 0, again.screen)
        self.assertEqual(self.desk.events("run_resumed")[0]["taken_from"], "ann")

    def test_two_at_once(self):
        self.let_go()
        ann = self.anns_terminal("--env", "./here.yaml")
        ann.expect("to run it, or skip,")
        takers = [self.desk.without_terminal(*self.takeover()) for _ in range(3)]
        said = [taker.communicate()[0] for taker in takers]
        self.assertEqual(ann.wait(), 9, ann.screen)
        self.assertEqual(min(taker.returncode for taker in takers), 4, said)  # nobody there to approve
        self.assertTrue(all(taker.returncode in (4, 5, 9) for taker in takers), said)
        self.assertEqual(self.lines("begun"), ["slow"])
        sessions = [event["event"] for event in self.desk.journal()
                    if event["event"] in ("run_started", "run_resumed", "run_ended")]
        self.assertNotIn(("run_resumed", "run_resumed"), list(zip(sessions, sessions[1:])))

    def test_another_run_than_the_one_at_work(self):
        self.let_go()
        stopped = self.anns_terminal("--env", "./here.yaml")
        stopped.expect("to run it, or skip,")
        stopped.type("stop")
        self.assertEqual(stopped.wait(), 3)
        first = next((self.desk.path / "state/runs").iterdir()).name
        at_work = self.anns_terminal("--env", "./here.yaml")
        at_work.expect("to run it, or skip,")
        taker = self.desk.without_terminal("takeover", first, "--reason", "shift change")
        said = taker.communicate()[0]
        self.assertEqual(taker.returncode, 5, said)
        self.assertIn(f"not by run {first}", said)
        at_work.type("stop")
        self.assertEqual(at_work.wait(), 3)

    def test_it_needs_a_reason(self):
        taker = self.desk.without_terminal("takeover")
        self.assertIn("a takeover needs a reason", taker.communicate()[0])
        self.assertEqual(taker.returncode, 2)

    def test_two_resumes_without_an_environment(self):
        self.let_go()
        ann = self.anns_terminal()
        ann.expect("to run it, or skip,")
        second = self.desk.without_terminal("resume")
        said = second.communicate()[0]
        self.assertEqual(second.returncode, 5, said)
        self.assertIn("the run is held by run ", said)


if __name__ == "__main__":
    unittest.main()
