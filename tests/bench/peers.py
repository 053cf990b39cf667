"""peers.py DRCTL: how long others take to check as much, in CPU time on one core, beside `drctl validate`.

1,000 files of 30 steps each: the same runbooks for yamllint; playbooks of 30 tasks with conditions for ansible-playbook
--syntax-check; justfiles of 30 recipes for just. They check less: yamllint the form, just its syntax and names, ansible the
names of modules and keys. All three come from PyPI into a folder of their own, below $XDG_CACHE_HOME/drctl.
"""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

import validate_many

FILES, STEPS = 1000, 30
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "drctl" / "bench-peers"
PACKAGES = ["yamllint==1.37.1", "ansible-core==2.18.6", "rust-just==1.42.4"]


def installed():
    """The folder of the peers' programs."""
    if not (CACHE / "complete").exists():
        subprocess.run([sys.executable, "-m", "venv", CACHE], check=True)
        subprocess.run([CACHE / "bin" / "pip", "install", "--quiet", *PACKAGES], check=True)
        (CACHE / "complete").touch()
    return CACHE / "bin"


def playbook(name):
    tasks = "".join(f"    - name: Step {n}\n      ansible.builtin.command: kubectl get pods\n      register: r{n}\n"
                    f"      when: wanted > {n}\n" for n in range(STEPS))
    return f"- name: {name}\n  hosts: localhost\n  gather_facts: false\n  vars: {{wanted: 7}}\n  tasks:\n{tasks}"


def justfile(_):
    steps = "".join(f"step-{n} wanted=\"7\":\n    kubectl get pods -l n={{{{wanted}}}}\n\n" for n in range(STEPS))
    return f"all: {' '.join(f'step-{n}' for n in range(STEPS))}\n\n{steps}"


def cpu_seconds(commands):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in commands:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def written(folder, suffix, text_of):
    files = [folder / f"scenario-{n}{suffix}" for n in range(FILES)]
    for file in files:
        file.write_text(text_of(file.stem))
    return files


def measure(what, commands, of=FILES):
    seconds = cpu_seconds(commands)
    print(f"{what:36}{seconds * FILES / of:8.2f} s" + (f"  ({of} files, taken times {FILES // of})" if of < FILES else ""))


def main(drctl):
    bin_folder = installed()
    with tempfile.TemporaryDirectory() as root:
        folders = [pathlib.Path(root) / name for name in ("runbooks", "playbooks", "just")]
        for folder in folders:
            folder.mkdir()
        runbooks = written(folders[0], ".yaml", lambda name: validate_many.runbook(name, STEPS))
        playbooks, recipes = written(folders[1], ".yml", playbook), written(folders[2], ".just", justfile)
        measure("drctl validate", [[drctl, "validate", *runbooks]])
        measure("yamllint", [[bin_folder / "yamllint", "-d", "relaxed", *runbooks]])
        measure("just --summary", [[bin_folder / "just", "--justfile", file, "--summary"] for file in recipes])
        measure("ansible-playbook --syntax-check",
                [[bin_folder / "ansible-playbook", "-i", "localhost,", "--syntax-check", *playbooks[:50]]], of=50)


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
