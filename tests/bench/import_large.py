"""import_large.py DRCTL: how long `drctl import` takes, in CPU time, for documents that are large in one way, and for eight
times as much: the second should be about eight times the first."""
import os
import pathlib
import subprocess
import sys
import tempfile

DOCUMENTS = {
    "equal items": (4000, lambda n: "# A\n" + "1. `kubectl get pods`\n" * n),
    "statements": (5000, lambda n: "# A\n```sql\n" + "SELECT 1;\n" * n + "```\n"),
    "sections": (100, lambda n: "# D\n" + "".join(f"## a{i}\nRTO: 5m\n\n1. ls\n\n" for i in range(n))),
    "placeholders": (5000, lambda n: "# A\n```sh\nkubectl get" + "".join(f" <P{i}>" for i in range(n)) + "\n```\n"),
    "quotes never closed": (2000, lambda n: "# A\n```sh\necho \"a\n" + "b\n" * n + "```\n"),
}


def cpu_seconds(drctl, text):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "large.md"
        file.write_text(text)
        child = subprocess.Popen([drctl, "import", file.name, "--into", "made"], cwd=folder, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0, "the document can't be imported"
        return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    program = str(pathlib.Path(sys.argv[1]).resolve())
    for what, (size, document) in DOCUMENTS.items():
        small, large = (cpu_seconds(program, document(times * size)) for times in (1, 8))
        print(f"{what:24}{size:>8,}{small:7.2f} s{8 * size:>10,}{large:7.2f} s")
