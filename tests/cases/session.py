"""Runs a program without a terminal, in a session of its own, and leaves nothing of it behind."""
import os
import signal
import subprocess
import time
from dataclasses import dataclass


class Failure(Exception):
    """The program did not end in time, or left a process running."""


class Deadline:
    """So many seconds from now on, for several programs together."""

    def __init__(self, seconds):
        self.seconds, self.end = seconds, time.monotonic() + seconds

    def left(self):
        return max(0.0, self.end - time.monotonic())


@dataclass
class Ended:
    stdout: str
    stderr: str
    status: int  # 128 + n when signal n ended it, as a shell has it


def members(session):
    """The processes of a session, zombies left out: field 6 of proc(5)'s stat, behind "(name)"."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                state, _, _, its_session = file.read().rpartition(")")[2].split()[:4]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its_session) == session and state != "Z":
            found.append(int(name))
    return found


def staying(session):
    """Those that do not end by themselves: what a shell put in its background needs a moment after it."""
    deadline = Deadline(1)
    while (left := members(session)) and deadline.left():
        time.sleep(0.01)
    return left


def end_all(session):
    """Kills all of the session and returns when they are gone: a killed process is still there for a moment."""
    deadline = Deadline(10)
    while (left := members(session)) and deadline.left():
        for process in left:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.01)


def run(words, directory, variables, deadline):
    """Raises Failure. Output that isn't UTF-8 shows as \\xNN."""
    with subprocess.Popen(words, cwd=directory, env=variables, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as child:
        try:
            stdout, stderr = child.communicate(timeout=deadline.left())
            if left := staying(child.pid):
                raise Failure(f"{' '.join(words)}: left processes running: {left}")
        except subprocess.TimeoutExpired:
            end_all(child.pid)
            stdout, stderr = child.communicate()
            said = (stdout + stderr).decode(errors="backslashreplace")
            raise Failure(f"{' '.join(words)}: no end within {deadline.seconds} s, having said:\n{said}")
        finally:
            end_all(child.pid)
    status = child.returncode if child.returncode >= 0 else 128 - child.returncode
    return Ended(stdout.decode(errors="backslashreplace"), stderr.decode(errors="backslashreplace"), status)
