"""run_code.py DRCTL DOCUMENT: proves a file of docs/codes by its own examples.

The blocks before "Better:" must give this code and no other; drctl's words about them are beside this file, in CODE.txt.
The blocks behind it, in place of those of the same name, must give no error, and
not this warning.  DRCTL_ACCEPT=1 rewrites CODE.txt.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
SUFFIXES = {"runbook": ".yaml", "environment": ".env.yaml", "test": ".test.yaml"}


def name_of(text):
    """The file of a block: as a comment in its first line says, else by the key at its front."""
    said = re.match(r"# (\S+\.yaml)\n", text)
    if said:
        return said[1]
    kind, name = re.search(r"^(runbook|environment|test): (\S+)", text + "\nrunbook: restart\n", re.M).groups()
    return name + SUFFIXES[kind]


def files_of(markdown):
    return {name_of(text): text for text in re.findall(r"^```yaml\n(.*?)^```", markdown, re.M | re.S)}


def command(files, code):
    """What meets the example as its reader would: a dry run for what only an environment brings to light."""
    environment = next((name for name in files if name.endswith(".env.yaml")), None)
    if code.startswith("E07"):
        first = next(iter(files))
        return ["run", first, "--dry-run"] + (["--env", environment] if environment else [])
    return ["validate", *sorted(files)]


def said_of(drctl, files, code):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (pathlib.Path(folder) / name).write_text(text)
        env = {"PATH": os.environ["PATH"], "HOME": folder, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
        ran = subprocess.run([os.path.abspath(drctl), *command(files, code)], cwd=folder, env=env, timeout=60,
                             capture_output=True, text=True)
        return ran.stderr


def compare(path, said):
    if os.environ.get("DRCTL_ACCEPT"):
        path.write_text(said)
    expected = path.read_text() if path.exists() else ""
    assert said == expected, f"{path.name} says\n{expected}\ndrctl says\n{said}"


def check(drctl, document):
    code = document.stem
    bad, _, good = document.read_text().partition("\nBetter:\n")
    files = files_of(bad)
    said = said_of(drctl, files, code)
    compare(HERE / f"{code}.txt", said)
    found = re.findall(r"(?:error|warning): .* \[(\w+)\]$", said, re.M)
    assert found and set(found) == {code}, f"the example of {code} gives {found}:\n{said}"
    if good:
        left = re.findall(r"error: .*|warning: .*\[" + code + r"\]", said_of(drctl, files | files_of(good), code))
        assert not left, f"what is better than {code} gives {left}"


if __name__ == "__main__":
    check(sys.argv[1], pathlib.Path(sys.argv[2]))
