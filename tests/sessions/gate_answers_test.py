"""gate_answers_test.py DRCTL: what a person can answer at a gate beside the word that approves, and what follows."""
import sys
import unittest

from terminal import Desk, until

DRCTL = sys.argv.pop(1)

RUNBOOK = """
runbook: move
title: Move something
steps:
  - id: note
    title: Notes it
    exec: touch noted
    effect: change
    effect_reason: a file
    rollback:
      exec: sh -c 'while [ -e wait ]; do sleep 0.05; done; rm noted'
      effect: change
      effect_reason: takes it away
  - id: drop
    title: Drops something
    description: It is in the way.
    exec: touch dropped
    effect: destructive
    effect_reason: so that somebody is asked
    check:
      exec: sh -c 'test -e dropped && echo yes || true'
      effect: read
      effect_reason: it looks
      expect: result.output.contains('yes')
"""
QUESTION = "type 'touch' to run it, or skip, by hand,"


class GateAnswers(unittest.TestCase):
    def setUp(self):
        self.desk = Desk(DRCTL)
        self.desk.environment["NO_COLOR"] = "1"
        self.addCleanup(self.desk.close)

    def at_gate(self):
        (self.desk.path / "move.yaml").write_text(RUNBOOK)
        terminal = self.desk.at_terminal("run", "./move.yaml", "--operator", "ann")
        terminal.expect(QUESTION)
        terminal.expect("stop:")
        return terminal

    def has(self, name):
        return (self.desk.path / name).exists()

    def test_takes_what_was_done_by_hand_once_the_check_sees_it(self):
        terminal = self.at_gate()
        terminal.type("by hand")
        terminal.expect("what was done by hand?")
        terminal.type("nothing yet")
        terminal.expect("drop is not done yet")
        terminal.expect("stop:")
        (self.desk.path / "dropped").touch()
        terminal.type("by hand")
        terminal.expect("what was done by hand?")
        terminal.type("touched it")
        self.assertEqual(terminal.wait(), 0, terminal.screen)
        self.assertIn("done by hand: touched it", terminal.screen)
        self.assertEqual([a["reason"] for a in self.desk.events("gate_answered")], ["nothing yet", "touched it"])
        self.assertNotIn("drop", [event["step"] for event in self.desk.events("step_started")])

    def test_shows_more_and_asks_again(self):
        terminal = self.at_gate()
        terminal.type("more")
        terminal.expect("all that is known of drop")
        for line in ("It is in the way.", "sh -c 'test -e dropped", "note: done after"):
            terminal.expect(line)
        terminal.expect(QUESTION)
        self.assertEqual(len(self.desk.events("gate_opened")), 1)
        terminal.type("touch")
        self.assertEqual(terminal.wait(), 0, terminal.screen)

    def test_rolls_back_what_is_done(self):
        terminal = self.at_gate()
        terminal.type("roll back")
        terminal.expect("why is it rolled back?")
        terminal.type("the wrong machine")
        self.assertEqual(terminal.wait(), 1, terminal.screen)
        self.assertIn("rolling back: ann asked for it at the gate of 'drop': the wrong machine", terminal.screen)
        self.assertFalse(self.has("noted") or self.has("dropped"))
        self.assertEqual(self.desk.events("run_ended")[-1]["status"], "rolled_back")
        resumed = self.desk.without_terminal("resume")
        self.assertIn("no unfinished run", resumed.communicate()[0])

    def test_resume_goes_on_with_a_rollback_that_was_killed(self):
        (self.desk.path / "wait").touch()
        terminal = self.at_gate()
        terminal.type("roll back")
        terminal.expect("why is it rolled back?")
        terminal.type("the wrong machine")
        until(lambda: len(self.desk.events("step_started")) == 2, "the rollback has begun")
        terminal.kill()
        (self.desk.path / "wait").unlink()
        resumed = self.desk.at_terminal("resume")
        resumed.expect("'note.rollback' was cut off")
        resumed.expect("number or name:")
        resumed.type("again")
        self.assertEqual(resumed.wait(), 1, resumed.screen)
        self.assertFalse(self.has("noted") or self.has("dropped"))
        self.assertEqual(self.desk.events("run_ended")[-1]["status"], "rolled_back")


if __name__ == "__main__":
    unittest.main()
