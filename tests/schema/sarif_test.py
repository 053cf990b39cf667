#!/usr/bin/env python3
"""SARIF of drctl against the standard's schema, for files with and without findings. Usage: sarif_test.py DRCTL"""
import json
import pathlib
import subprocess
import sys

import jsonschema

HERE = pathlib.Path(__file__).parent
CASES = HERE.parent / "cases"


def sarif_of(drctl, folder):
    ended = subprocess.run([drctl, "validate", "--format", "sarif", "."], cwd=folder, capture_output=True, check=False)
    assert ended.returncode in (0, 2), ended.stderr.decode()
    assert ended.stderr == b"", ended.stderr.decode()
    return json.loads(ended.stdout)


def main(drctl):
    validator = jsonschema.Draft4Validator(json.loads((HERE / "sarif-2.1.0.json").read_text()))
    folders = sorted(path for path in CASES.glob("validate-*/files") if any(path.rglob("*.yaml")))
    results = 0
    for folder in folders:
        log = sarif_of(drctl, folder)
        for error in validator.iter_errors(log):
            sys.exit(f"{folder}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
        found = log["runs"][0]["results"]
        rules = {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
        assert all(result.get("ruleId") in rules | {None} for result in found), folder
        results += len(found)
    assert results > 30, f"only {results} findings: the cases have moved"
    print(f"{results} results of {len(folders)} folders are SARIF 2.1.0")


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
