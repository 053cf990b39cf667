#!/usr/bin/env python3
"""Imports a real document and proves that nothing of it is lost, without any of drctl's own reading.

usage: seed_test.py DRCTL DOCUMENT

Every word of every command must be in the runbook of its section, in the document's order; what adapters carry
out must be there outside of comments, too; and every word of prose must be somewhere. A placeholder counts as the
variable that it became. At last each step is taken away once: the test must notice.
"""
import collections
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

DRCTL, DOCUMENT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])

# What became of the document's commands. Whoever changes the importer sees here what it does to a real document.
STEPS = {"kubectl": 25, "http": 9, "sql": 7, "helm": 4, "pg_restore": 4, "pg_dump": 2, "exec": 5, "manual": 34,
         "choose": 3, "runbook": 2}


def words(text):
    """Lower-case words with the dashes before them; <DB_HOST>, ${db_host} and $DB_HOST are db_host."""
    text = re.sub(r"/path/to/([\w.-]+)", lambda m: re.sub(r"\W", "_", m[1]), text)
    return re.findall(r"-{0,2}[a-z0-9_]+", text.lower())


def fences(document):
    """(line, language, text) of each fenced block."""
    found, start = [], None
    for number, line in enumerate(document.splitlines(), 1):
        mark = re.match(r"\s*```(\w*)", line)
        if mark and start is None:
            start, language, lines = number, mark[1], []
        elif mark:
            found.append((start, language, "\n".join(lines)))
            start = None
        elif start is not None:
            lines.append(line.strip())
    return found


def commands(text):
    """The lines of a block that are no comments; continued ones are one."""
    text = re.sub(r"\\\n", " ", text)
    return [line for line in text.split("\n") if line and not line.startswith(("# ", "-- "))]


def carried_out(command):
    """What of a command must be outside of comments; where it connects to is the environment's."""
    program = command.split()[0]
    if program == "psql":
        return words(re.sub(r"^psql|-[hUdc]\s+(?!\")\S+|-c", " ", command))
    if program == "curl":
        return words(re.sub(r"^curl|-[dH]\s", " ", command).replace("-X", ""))
    if program in ("pg_restore", "pg_dump"):
        what = re.sub(r"-[hUd] \S+|-Fc|-f ", " ", command)
        return words(what if "$(" not in what else "pg_dump").copy() if "-t " not in what else words(
            what.replace("-t ", "").replace(command.split()[-1], ""))
    if command.startswith("kubectl create secret"):
        return words(re.search(r"generic (\S+)", command)[1]) + [
            w for key, value in re.findall(r"--from-literal=(\w+)='?([^\s']+)", command) for w in words(f"{key} {value}")]
    return words(re.sub(r"\|.*kubectl apply -f -|>", " ", command))


def missing(expected, text):
    """The first word that the text does not have in this order; nothing when it has them all."""
    rest = iter(words(text))
    for at, word in enumerate(expected):
        if not any(word == found for found in rest):
            return " ".join(expected[max(0, at - 4):at + 1])
    return None


def without_comments(text):
    return "\n".join(re.sub(r"(^|\s)# .*", "", line) for line in text.splitlines())


def lost(document, runbooks):
    """What of the document's blocks is not in the runbooks: {name: text}."""
    starts = {name: int(re.search(r", line (\d+):", text)[1]) for name, text in runbooks.items()}
    sections = collections.defaultdict(list)
    for line, _, text in fences(document):
        name = max((n for n in starts if starts[n] <= line), key=starts.get)
        sections[name].append(text)
    found = []
    for name, blocks in sections.items():
        lines = [command for block in blocks for command in commands(block)]
        told = missing([w for line in lines for w in words(line)
                        if w not in ("curl", "psql")], runbooks[name])
        acts = without_comments(runbooks[name])
        undone = [line for line in lines if not line.startswith("psql") or "-c" in line]
        done = None
        for line in undone:
            done = done or missing(carried_out(line), acts)
        remarks = [w for block in blocks for line in block.split("\n") if line.startswith(("# ", "-- "))
                   for w in words(re.sub(r"^(#|--) (\d+\.)?", "", line))]
        everything = set(words(runbooks[name]))
        untold = [w for w in remarks if w not in everything]
        for what in (told, done, " ".join(untold)):
            if what:
                found.append(f"{name}: {what}")
    return found


class Seed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.document = pathlib.Path(DOCUMENT).read_text(encoding="utf-8")
        done = subprocess.run([DRCTL, "import", DOCUMENT, "--into", cls.folder.name], capture_output=True, text=True,
                              check=True)
        cls.paths = done.stdout.split()
        cls.runbooks = {os.path.basename(path): pathlib.Path(path).read_text(encoding="utf-8") for path in cls.paths}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_each_scenario_is_a_runbook(self):
        self.assertGreaterEqual(len(self.paths), 15)
        self.assertEqual(len(self.runbooks), len(self.paths))

    def test_each_runbook_validates(self):
        for path in self.paths:
            done = subprocess.run([DRCTL, "validate", path], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_no_word_of_a_command_is_lost(self):
        self.assertEqual(lost(self.document, self.runbooks), [])

    def test_no_word_of_prose_is_lost(self):
        prose = self.document
        for _, _, text in fences(self.document):
            for line in text.split("\n"):
                prose = prose.replace(line, "", 1) if line else prose
        prose = re.sub(r"^\s*\d+\. ", "", prose, flags=re.M)
        kept = {word.lstrip("-") for text in self.runbooks.values() for word in words(text)}
        labels = {"bash", "sql", "scenario", "1", "2", "3"}
        gone = [w for w in words(prose) if w.strip("-") and w.lstrip("-") not in kept | labels]
        self.assertEqual(gone, [])

    def test_commands_find_their_adapters(self):
        steps = collections.Counter()
        for text in self.runbooks.values():
            steps.update(re.findall(r"^    (%s):" % "|".join(STEPS), text, re.M))
            steps["runbook"] += len(re.findall(r"^  - runbook:", text, re.M))
        self.assertEqual(dict(steps), STEPS)

    def test_a_step_taken_away_is_noticed(self):
        unnoticed, tried = [], 0
        for name, text in self.runbooks.items():
            head, _, rest = text.partition("\nsteps:\n")
            steps = re.split(r"\n(?=\n)", "\n" + rest)
            for at, step in enumerate(steps):
                if not re.search(r"^    (kubectl|http|sql|helm|pg_dump|pg_restore|exec):", step, re.M):
                    continue
                tried += 1
                less = head + "\nsteps:\n" + "\n".join(steps[:at] + steps[at + 1:])
                if not lost(self.document, {**self.runbooks, name: less}):
                    unnoticed.append(f"{name}: {step.strip()}")
        self.assertGreater(tried, 40)
        self.assertEqual(unnoticed, [])


unittest.main(argv=sys.argv[:1])
