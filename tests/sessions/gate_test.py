"""gate_test.py DRCTL: how long a gate waits for a person, and what follows when nobody answers."""
import sys
import unittest

from terminal import Desk

DRCTL = sys.argv.pop(1)

RUNBOOK = """
runbook: drop
title: Drop something
steps:
  - id: drop
    title: Drops something
    exec: sh -c 'echo drop >> dropped'
    effect: destructive
    effect_reason: so that somebody is asked
    gate: {timeout: %s, on_timeout: %s}
    on_failure: stop
"""
QUESTION = "type 'sh' to run it, or skip, by hand,"


class Gate(unittest.TestCase):
    def setUp(self):
        self.desk = Desk(DRCTL)
        self.desk.environment["NO_COLOR"] = "1"
        self.addCleanup(self.desk.close)

    def run_with(self, outcome, timeout="3s"):
        (self.desk.path / "drop.yaml").write_text(RUNBOOK % (timeout, outcome))
        terminal = self.desk.at_terminal("run", "./drop.yaml", "--operator", "ann")
        terminal.expect(QUESTION)
        return terminal

    def dropped(self):
        return (self.desk.path / "dropped").exists()

    def answer(self):
        return self.desk.events("gate_answered")[-1]

    def test_parks_the_run_which_asks_again_when_it_is_resumed(self):
        terminal = self.run_with("park")
        self.assertEqual(terminal.wait(), 4, terminal.screen)
        self.assertIn("waits    3.0 s for an answer, then the run is parked, to be resumed", terminal.screen)
        self.assertIn("approval needed: nobody approved step 'drop' within 3.0 s", terminal.screen)
        self.assertIn("--approve drop", terminal.screen)
        self.assertFalse(self.dropped())
        self.assertEqual((self.answer()["answer"], self.answer()["by"]), ("expired", "nobody"))
        resumed = self.desk.at_terminal("resume")
        resumed.expect(QUESTION)
        resumed.type("sh")
        self.assertEqual(resumed.wait(), 0, resumed.screen)
        self.assertTrue(self.dropped())

    def test_can_be_approved_after_it_was_parked(self):
        self.assertEqual(self.run_with("park").wait(), 4)
        approve = self.desk.without_terminal("approve", "drop", "--word", "sh", "--operator", "grace")
        self.assertIn("drop", approve.communicate()[0])
        self.assertEqual(approve.returncode, 0)
        resumed = self.desk.without_terminal("resume")
        said = resumed.communicate()[0]
        self.assertEqual(resumed.returncode, 0, said)
        self.assertTrue(self.dropped())

    def test_fails_the_step_where_the_runbook_says_so(self):
        terminal = self.run_with("fail")
        self.assertEqual(terminal.wait(), 1, terminal.screen)
        self.assertFalse(self.dropped())
        self.assertEqual(self.desk.events("step_finished")[-1]["error"],
                         "nobody approved step 'drop' within 3.0 s")

    def test_takes_an_approval_from_elsewhere_while_it_waits(self):
        terminal = self.run_with("park", "10s")
        approve = self.desk.without_terminal("approve", "drop", "--word", "sh", "--operator", "grace")
        approve.communicate()
        self.assertEqual(terminal.wait(), 0, terminal.screen)
        self.assertEqual((self.answer()["answer"], self.answer()["by"]), ("approved", "grace"))

    def test_never_waits_where_nobody_is(self):
        (self.desk.path / "drop.yaml").write_text(RUNBOOK % ("3s", "fail"))
        child = self.desk.without_terminal("run", "./drop.yaml")
        said = child.communicate()[0]
        self.assertEqual(child.returncode, 4, said)
        self.assertEqual(self.desk.events("gate_answered"), [])


if __name__ == "__main__":
    unittest.main()
