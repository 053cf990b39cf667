"""A desk with a state folder of its own, and drctl at work there: with a person at a terminal, or without."""
import json
import os
import pathlib
import pty
import select
import signal
import subprocess
import tempfile
import time

PATIENCE = 60  # seconds: only a failure takes so long


def until(done, what):
    """Waits for `done`; fails with `what` has not come to be."""
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            raise AssertionError(f"not within {PATIENCE} s: {what}")
        time.sleep(0.02)


class Terminal:
    """drctl on a pseudo-terminal, read and typed at. Killed if it still runs at the end."""

    def __init__(self, words, directory, environment):
        self.screen, self._seen, self._status = "", 0, None
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(directory)
            os.execve(words[0], words, environment)

    def _read(self):
        if not select.select([self._terminal], [], [], PATIENCE)[0]:
            raise AssertionError("nothing more appeared:\n" + self.screen)
        try:
            some = os.read(self._terminal, 65536)
        except OSError:  # how a pseudo-terminal ends
            return False
        self.screen += some.decode(errors="backslashreplace")
        return bool(some)

    def expect(self, text):
        """Reads on until the text appears, behind what was expected before."""
        while (at := self.screen.find(text, self._seen)) < 0:
            if not self._read():
                raise AssertionError(f"'{text}' did not appear before the end:\n{self.screen}")
        self._seen = at + len(text)

    def type(self, answer):
        os.write(self._terminal, answer.encode() + b"\r")

    def wait(self):
        """Reads to the end; the exit status, 128 + n when signal n ended it."""
        while self._read():
            pass
        return self._reap()

    def _reap(self):
        if self._status is None:
            code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            self._status = code if code >= 0 else 128 - code
        return self._status

    def kill(self):
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            self._reap()

    def close(self):
        self.kill()
        os.close(self._terminal)


class Desk:
    """Where people of one machine sit: one folder, one state folder. All that was started ends with it."""

    def __init__(self, drctl):
        self._folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self._folder.name)
        self._drctl, self._started = os.path.abspath(drctl), []
        self.environment = {"PATH": f"{self.path}/bin:/usr/bin:/bin", "HOME": str(self.path), "LANG": "C.UTF-8",
                            "DRCTL_STATE": str(self.path / "state"), "TERM": "xterm-256color"}

    def at_terminal(self, *words):
        terminal = Terminal([self._drctl, *words], self.path, self.environment)
        self._started.append(terminal.close)
        return terminal

    def without_terminal(self, *words):
        """Started; `communicate` and `returncode` as of any Popen."""
        child = subprocess.Popen([self._drctl, *words], cwd=self.path, env=self.environment, text=True,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self._started.append(lambda: (child.kill(), child.wait(), child.stdout.close()))
        return child

    def journal(self):
        """The events of the only run, as far as they are whole lines."""
        found = list((self.path / "state/runs").glob("*/journal.jsonl"))
        lines = found[0].read_text().split("\n")[:-1] if found else []
        return [json.loads(line) for line in lines]

    def events(self, kind):
        return [event for event in self.journal() if event["event"] == kind]

    def close(self):
        for end in reversed(self._started):
            end()
        self._folder.cleanup()
