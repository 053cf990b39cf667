"""every_runbook.py RUNBOOKS LIST...: when all recovery tests have run, no shipped runbook may be missing among those that were
searched for secrets. Each LIST is what one process of the tests wrote."""
import pathlib
import sys

LEAST_SECRETS = 20


def main(folder, *lists):
    shipped = {file.stem for file in pathlib.Path(folder).glob("*.yaml") if not file.name.endswith(".test.yaml")}
    most, searched = 0, set()
    for name in lists:
        secrets, *runbooks = pathlib.Path(name).read_text().splitlines()
        most = max(most, int(secrets.split()[0]))
        searched.update(runbooks)
    print(f"{len(searched)} of {len(shipped)} runbooks were searched, for up to {most} secrets")
    for name in sorted(shipped - searched):
        print(f"never run: {name}")
    return 0 if searched == shipped and most >= LEAST_SECRETS else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
