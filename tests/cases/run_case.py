#!/usr/bin/env python3
"""Runs one case against the real drctl and compares what it says: see README.md.

Usage: run_case.py DRCTL FOLDER        (DRCTL_ACCEPT=1 rewrites the expectations)
"""
import difflib
import os
import pathlib
import shlex
import shutil
import sys
import tempfile

import normalise
import session

DEADLINE_S = 60


class Place:
    """A fresh folder: files/ is where the commands run, home/ and state/ are what drctl may write to."""

    def __init__(self, root, case, drctl):
        self.root, self.drctl = pathlib.Path(root).resolve(), os.path.abspath(drctl)
        self.dir, self.home, self.state = self.root / "dir", self.root / "home", self.root / "state"
        for folder in (self.dir, self.home, self.state):
            folder.mkdir()
        if (case / "files").is_dir():
            shutil.copytree(case / "files", self.dir, dirs_exist_ok=True)

    def names(self):
        """What $NAME stands for in cmd, env and after; $RUN is the id of the newest run."""
        runs = sorted(path.name for path in self.state.glob("drctl/runs/*"))
        names = {"DIR": str(self.dir), "HOME": str(self.home), "STATE": str(self.state), "DRCTL": self.drctl}
        return names | ({"RUN": runs[-1]} if runs else {})

    def filled(self, text):
        for name, value in self.names().items():
            text = text.replace("$" + name, value)
        return text

    def content(self):
        """Every file and folder, with its bytes: two of these are equal when nothing was touched."""
        return {path.relative_to(self.root): path.read_bytes() if path.is_file() else None
                for path in self.root.rglob("*")}


def lines_of(path):
    """The lines of a file that say something; # begins a comment line. No file: none."""
    if not path.exists():
        return []
    lines = [line.strip() for line in path.read_text().splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def environment(case, place):
    variables = {"PATH": "/usr/bin:/bin", "HOME": str(place.home), "XDG_STATE_HOME": str(place.state),
                 "TZ": "UTC", "LANG": "C.UTF-8"}
    for line in lines_of(case / "env"):
        name, value = line.split("=", 1)
        variables[name] = place.filled(value)
    return variables


def run(case, place):
    """The case's three outputs, as the expectations are written."""
    commands = lines_of(case / "cmd")
    outputs = {"stdout": "", "stderr": "", "status": ""}
    clock = session.Deadline(DEADLINE_S)
    for command in commands:
        words = [place.filled(word) for word in shlex.split(command)]
        words = [place.drctl if words[0] == "drctl" else words[0], *words[1:]]
        ended = session.run(words, place.dir, environment(case, place), clock)
        heading = f"$ {command}\n" if len(commands) > 1 else ""
        for stream in ("stdout", "stderr"):
            outputs[stream] += heading + normalise.text(getattr(ended, stream), place.names())
        outputs["status"] += f"{ended.status}\n"
    if all(line == "0" for line in outputs["status"].split()):
        outputs["status"] = ""  # success needs no file
    return outputs


def compare(case, outputs):
    """A unified diff of each output that isn't as expected. A missing file expects nothing."""
    found = []
    for name, actual in outputs.items():
        path = case / name
        expected = path.read_text() if path.exists() else ""
        found += difflib.unified_diff(expected.splitlines(), actual.splitlines(), f"{name} expected",
                                      f"{name} found", lineterm="")
        if expected.splitlines() == actual.splitlines() and expected != actual:
            found.append(f"{name}: the last line end differs")
    return found


def accept(case, outputs):
    for name, actual in outputs.items():
        if actual:
            (case / name).write_text(actual)
        else:
            (case / name).unlink(missing_ok=True)


def check_after(case, place, before):
    """What the lines of `after` ask for and isn't so."""
    found = []
    for line in lines_of(case / "after"):
        verb, _, name = line.partition(" ")
        path = place.dir / place.filled(name)
        if verb == "unchanged":
            after = place.content()
            found += [f"after: {path} was touched" for path in sorted(before.keys() | after.keys())
                      if before.get(path, 0) != after.get(path, 0)]
        elif verb not in ("exists", "missing"):
            found.append(f"after: expected unchanged, exists or missing, found '{verb}'")
        elif path.exists() != (verb == "exists"):
            found.append(f"after: {name} is {'missing' if verb == 'exists' else 'there'}")
    return found


def main(drctl, folder):
    case = pathlib.Path(folder)
    with tempfile.TemporaryDirectory(prefix="drctl-case-") as root:
        place = Place(root, case, drctl)
        before = place.content()
        try:
            outputs = run(case, place)
        except session.Failure as failure:
            print(failure)
            return 1
        if os.environ.get("DRCTL_ACCEPT") == "1":
            accept(case, outputs)
        found = compare(case, outputs) + check_after(case, place, before)
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
