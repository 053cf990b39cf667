#!/usr/bin/env python3
"""What is no regular file is refused at once: a pipe would be waited for.

usage: no_regular_file_test.py DRCTL
"""
import os
import subprocess
import sys
import tempfile
import unittest

DRCTL = os.path.abspath(sys.argv[1])


class NoRegularFile(unittest.TestCase):
    def refused(self, name, folder):
        done = subprocess.run([DRCTL, "import", name], cwd=folder, capture_output=True, text=True, timeout=20)
        self.assertNotEqual(done.returncode, 0)
        return done.stderr

    def test_a_pipe_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkfifo(os.path.join(folder, "pipe.md"))
            self.assertIn("can't read pipe.md: it is no regular file", self.refused("pipe.md", folder))

    def test_a_device_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("no regular file", self.refused("/dev/zero", folder))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
