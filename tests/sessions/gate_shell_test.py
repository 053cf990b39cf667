"""gate_shell_test.py DRCTL: a person at a gate goes to a shell, and comes back; no secret is told there."""
import os
import pathlib
import signal
import sys
import unittest

from terminal import Desk, until

DRCTL = sys.argv.pop(1)

RUNBOOK = """
runbook: drop
title: Drop something
vars:
  token: {type: secret, required: true, description: "what nobody may see"}
steps:
  - id: drop
    title: Drops something
    exec: {command: touch dropped, input: "word ${token}", environment: {WORD: "${token}"}}
    effect: destructive
    effect_reason: so that somebody is asked
    check:
      exec: sh -c 'test -e dropped && echo yes || true'
      effect: read
      effect_reason: it looks
      expect: result.output.contains('yes')
"""
ENVIRONMENT = "environment: here\nvars:\n  token: {env: TOKEN}\n"
QUESTION = "type 'touch' to run it, or skip, by hand, more, shell, or stop:"


class GateShell(unittest.TestCase):
    def setUp(self):
        self.desk = Desk(DRCTL)
        self.desk.environment |= {"NO_COLOR": "1", "SHELL": "/bin/bash", "TOKEN": "canary-1", "PS1": "$ ",
                                  "COPY": "user:canary-1", "MODE": "fast", "HISTFILE": ""}
        self.addCleanup(self.desk.close)
        (self.desk.path / "drop.yaml").write_text(RUNBOOK)
        (self.desk.path / "here.yaml").write_text(ENVIRONMENT)

    def at_gate(self):
        terminal = self.desk.at_terminal("run", "./drop.yaml", "--env", "./here.yaml", "--operator", "ann")
        terminal.expect(QUESTION)
        return terminal

    def in_shell(self):
        terminal = self.at_gate()
        terminal.type("shell")
        terminal.expect("`exit` comes back to the gate.")
        terminal.type("echo $$ > shell-pid; echo in-$((6*7))")
        terminal.expect("in-42")
        return terminal

    def shell_lives(self):
        pid = int((self.desk.path / "shell-pid").read_text())
        try:
            return pathlib.Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
        except FileNotFoundError:
            return False

    def test_comes_back_to_the_gate_and_is_recorded(self):
        terminal = self.in_shell()
        terminal.type("exit 3")
        terminal.expect("back after")
        terminal.expect(QUESTION)
        opened, closed = self.desk.events("shell_opened")[0], self.desk.events("shell_closed")[0]
        self.assertEqual((opened["step"], opened["by"], opened["how"], opened["shell"]),
                         ("drop", "ann", "terminal", "/bin/bash"))
        self.assertEqual((closed["by"], closed["status"], closed["error"]), ("ann", 3, ""))
        self.assertGreater(closed["duration_ms"], 0)
        terminal.type("touch")
        self.assertEqual(terminal.wait(), 0, terminal.screen)
        report = self.desk.without_terminal("show").communicate()[0]
        self.assertIn("succeeded", report)
        text = next((self.desk.path / "state/runs").glob("*/report.md")).read_text()
        self.assertIn("ann went to a shell, /bin/bash, at the gate of drop", text)
        self.assertIn("with status 3", text)

    def test_has_the_terminal_to_itself(self):
        terminal = self.in_shell()
        terminal.type("sleep 1000; echo after-$((6*7))")
        until(lambda: "sleep" in self.foreground(terminal), "sleep is at work")
        os.write(terminal._terminal, b"\x03")
        terminal.type("echo alive-$((6*7)); stty raw; exit")
        terminal.expect("alive-42")
        terminal.expect(QUESTION)
        terminal.type("stop")
        self.assertEqual(terminal.wait(), 3, terminal.screen)

    def foreground(self, terminal):
        """The command line of the process that leads the terminal's foreground."""
        try:
            return pathlib.Path(f"/proc/{os.tcgetpgrp(terminal._terminal)}/cmdline").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return ""

    def test_goes_on_when_it_stops_itself(self):
        terminal = self.in_shell()
        terminal.type("kill -STOP $$; echo awake-$((6*7))")
        terminal.expect("awake-42")
        terminal.type("exit")
        terminal.expect(QUESTION)

    def test_has_no_secret(self):
        terminal = self.in_shell()
        self.assertIn("without TOKEN, COPY: secrets", terminal.screen.replace("COPY, TOKEN", "TOKEN, COPY"))
        terminal.type("echo \"<$TOKEN$COPY$MODE>\"; env > seen; exit")
        terminal.expect("<fast>")
        terminal.expect(QUESTION)
        self.assertNotIn("canary", (self.desk.path / "seen").read_text())

    def test_has_none_in_what_more_shows(self):
        terminal = self.at_gate()
        terminal.type("more")
        terminal.expect("word [secret]")
        terminal.expect(QUESTION)
        self.assertNotIn("canary", terminal.screen)

    def test_is_looked_at_anew_afterwards(self):
        terminal = self.in_shell()
        terminal.type("touch dropped; exit")
        self.assertEqual(terminal.wait(), 0, terminal.screen)
        self.assertEqual(self.desk.events("gate_answered"), [])
        self.assertEqual(self.desk.events("step_started"), [])

    def test_is_hung_up_when_the_run_is_to_end(self):
        terminal = self.in_shell()
        os.kill(terminal.pid, signal.SIGTERM)
        self.assertEqual(terminal.wait(), 130, terminal.screen)
        self.assertFalse(self.shell_lives())
        hung_up, killed = 128 + signal.SIGHUP, 128 + signal.SIGKILL  # a busy machine may take longer than the grace
        self.assertIn(self.desk.events("shell_closed")[0]["status"], (hung_up, killed))

    def test_is_hung_up_when_drctl_dies(self):
        terminal = self.in_shell()
        terminal.kill()
        until(lambda: not self.shell_lives(), "the shell is gone")
        resumed = self.desk.at_terminal("resume")
        resumed.expect(QUESTION)

    def test_leaves_to_who_takes_the_run_over(self):
        terminal = self.in_shell()
        bob = self.desk.at_terminal("takeover", "--reason", "her shift is over", "--operator", "bob")
        bob.expect(QUESTION)
        self.assertEqual(terminal.wait(), 9, terminal.screen)
        self.assertFalse(self.shell_lives())

    def test_is_what_the_system_has_where_the_own_is_missing(self):
        self.desk.environment["SHELL"] = "/nowhere/zsh"
        terminal = self.at_gate()
        terminal.type("shell")
        terminal.expect("/bin/sh, recorded")


if __name__ == "__main__":
    unittest.main()
