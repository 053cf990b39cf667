#!/usr/bin/env python3
"""Tests of the runner: a shell script stands in for drctl."""
import pathlib
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

import normalise
import run_case
import session


class RunCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.case = self.folder / "case"
        self.case.mkdir()
        (self.case / "cmd").write_text("drctl\n")

    def run_case(self, script, **files):
        """Status and output of the runner, for a drctl that is this script."""
        drctl = self.folder / "drctl"
        drctl.write_text("#!/bin/sh\n" + script)
        drctl.chmod(0o755)
        for name, text in files.items():
            (self.case / name).write_text(text)
        runner = pathlib.Path(run_case.__file__)
        ended = subprocess.run([sys.executable, "-B", runner, drctl, self.case], capture_output=True, text=True,
                               check=False)
        return ended.returncode, ended.stdout

    def test_passes_when_all_is_as_expected(self):
        self.assertEqual(self.run_case("echo out; echo err >&2; exit 4", stdout="out\n", stderr="err\n",
                                       status="4\n"), (0, ""))

    def test_shows_a_diff_of_what_differs(self):
        status, said = self.run_case("echo found", stdout="expected\n")
        self.assertEqual(status, 1)
        self.assertIn("-expected\n+found\n", said)

    def test_expects_nothing_where_there_is_no_file(self):
        self.assertEqual(self.run_case("echo noise >&2")[0], 1)

    def test_expects_success_where_there_is_no_status(self):
        self.assertEqual(self.run_case("exit 1")[0], 1)

    def test_notices_a_missing_line_end(self):
        self.assertEqual(self.run_case("printf out", stdout="out\n")[0], 1)

    def test_heads_each_of_several_commands(self):
        self.assertEqual(self.run_case("echo $1", cmd="drctl a\ndrctl 'b c'\n",
                                       stdout="$ drctl a\na\n$ drctl 'b c'\nb c\n",
                                       stderr="$ drctl a\n$ drctl 'b c'\n"), (0, ""))

    def test_notices_a_touched_file(self):
        status, said = self.run_case("touch new", after="unchanged\n")
        self.assertEqual((status, said), (1, "after: dir/new was touched\n"))

    def test_checks_which_files_are_there(self):
        self.assertEqual(self.run_case("touch new", after="exists new\nmissing old\n"), (0, ""))
        self.assertEqual(self.run_case("touch new", after="missing $DIR/new\n")[0], 1)

    def test_gives_only_the_environment_that_is_documented(self):
        self.assertEqual(self.run_case('env | sed "s/=.*//" | grep -v -e ^PWD$ -e ^_$ -e ^SHLVL$ -e ^OLDPWD$ | sort',
                                       stdout="A\nHOME\nLANG\nPATH\nTZ\nXDG_STATE_HOME\n", env="A=$DIR\n"), (0, ""))

    def test_notices_a_process_that_is_left(self):
        status, said = self.run_case("sleep 50 >/dev/null 2>&1 &")
        self.assertEqual(status, 1)
        self.assertIn("left processes running", said)

    def test_has_no_terminal_and_no_input(self):
        self.assertEqual(self.run_case("cat; (: </dev/tty) 2>/dev/null || echo none", stdout="none\n"), (0, ""))


class Session(unittest.TestCase):
    def test_kills_what_does_not_end_with_all_its_children(self):
        words = ["/bin/sh", "-c", "trap '' TERM; sleep 40 & echo $$; wait"]
        with self.assertRaisesRegex(session.Failure, "no end within") as caught:
            session.run(words, "/", {"PATH": "/usr/bin:/bin"}, session.Deadline(0.5))
        self.assertEqual(session.members(int(str(caught.exception).split()[-1])), [])


class Normalise(unittest.TestCase):
    def test_replaces_what_differs(self):
        for said, expected in {
                "/t/dir/a": "$DIR/a",
                "runs/20261124-031007-db-corruption-3f9c/": "runs/$RUN/",
                "2026-11-24 03:10:07 UTC": "$TIME",
                "at 03:10:07": "at $TIME",
                "took 12 ms, 1.5 s": "took $TOOK, $TOOK",
                "12 ms of 1 min 00 s": "$TOOK of 1 min 00 s",
                "asked every 2.0 s, within 500 ms": "asked every 2.0 s, within 500 ms",
                "drctl 0.1.0": "drctl $VERSION",
                "seal " + "0a" * 32: "seal $SEAL",
                "20261124-031007-x-3f9c  x": "$RUN" + 20 * " " + "x",
                "ada@box, pid 12 on box, eve@box": "$BY, pid $PID on $MACHINE, eve@$MACHINE"}.items():
            with mock.patch("socket.gethostname", return_value="box"), \
                    mock.patch("getpass.getuser", return_value="ada"):
                self.assertEqual(normalise.text(said, {"DIR": "/t/dir"}), expected)


if __name__ == "__main__":
    unittest.main()
