#!/usr/bin/env python3
"""The schemas against `drctl validate`, over thousands of files with one mistake each. Usage: drift_test.py DRCTL [SEED]

Files that ship and those of tests/cases are changed in one place: a value of another kind, a key less, a key more. What
the schema refuses drctl must refuse, and the other way round, but for what no schema can say.
"""
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).parents[2]
COUNT = 1500
VALUES = [[], {}, "", "x", "a b", 0, -1, 1.5, 3, 100000, True, None, ["x"], [1], [{}], {"x": 1}, {"x": "y"},
          "30s", "0s", "P0", "${x}", "true"]
# A shell's line, quotes within it, and a value against the bounds, the pattern or the words that stand beside it.
BEYOND_A_SCHEMA = {"E0217", "E0220", "E0225"}
BOUNDS = {"min", "max"}  # and one bound against the other


def kind_of(document):
    return next((kind for kind in ("test", "environment") if kind in document), "runbook")


def paths_in(value, path=()):
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from paths_in(inner, path + (key,))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def sound_documents(validators):
    files = [*sorted((ROOT / "runbooks").rglob("*.yaml")), *sorted((ROOT / "tests/cases").glob("*/files/**/*.yaml"))]
    for file in files:
        try:
            document = json.loads(json.dumps(yaml.safe_load(file.read_text()), default=str))
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        if isinstance(document, dict) and validators[kind_of(document)].is_valid(document):
            yield document


def changed(document, rng, keys):
    """A copy with one mistake, perhaps, and what it is."""
    document = copy.deepcopy(document)
    path = rng.choice(list(paths_in(document))[1:])
    parent, value, choice = at(document, path[:-1]), copy.deepcopy(rng.choice(VALUES)), rng.random()
    if choice < 0.6:
        parent[path[-1]] = value
    elif choice < 0.75:
        del parent[path[-1]]
    elif isinstance(parent, dict):
        path = path[:-1] + (rng.choice(keys),)
        parent[path[-1]] = value
    else:
        parent.insert(path[-1], value)
    return document, f"{'/'.join(map(str, path))}: {value!r} ({choice:.2f})"


def made(validators, rng):
    """By file name: the document, and what was done to it."""
    documents = list(sound_documents(validators))
    keys = sorted({step for document in documents for path in paths_in(document) for step in path if isinstance(step, str)})
    files = {}
    for number in range(COUNT):
        before = rng.choice(documents)
        document, what = changed(before, rng, keys)
        if kind_of(document) == kind_of(before):
            kind = kind_of(document)
            name = f"drift-{number}.test.yaml" if kind == "test" else f"{kind}s/drift-{number}.yaml"
            files[name] = (document, what)
    return files


def plain(path):
    return str(pathlib.PurePath(path))


def told_of(drctl, files):
    """What drctl says: the files that are valid, and the codes by file. Runbooks stand beside, to be included."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for inner in ("environments", "runbooks"):
            (folder / inner).mkdir()
        for runbook in (ROOT / "runbooks").glob("*.yaml"):
            for place in (folder, folder / "runbooks"):
                (place / runbook.name).write_text(runbook.read_text())
        for path, (document, _) in files.items():
            (folder / path).write_text(json.dumps(document))
        said = subprocess.run([drctl, "validate", "--format", "json", "."], cwd=folder, capture_output=True, check=False)
    told = json.loads(said.stdout)
    codes = {}
    for finding in told["findings"]:
        codes.setdefault(plain(finding["path"]), set()).add(finding["code"])
    return {plain(file["path"]) for file in told["files"] if file["valid"]}, codes


def main(drctl, seed):
    validators = {kind: jsonschema.Draft202012Validator(json.loads(
        subprocess.run([drctl, "schema", kind], capture_output=True, check=True).stdout))
        for kind in ("runbook", "environment", "test")}
    files = made(validators, random.Random(seed))
    valid, codes = told_of(drctl, files)
    faults, agreed = [], {True: 0, False: 0}
    for path, (document, what) in files.items():
        error = jsonschema.exceptions.best_match(validators[kind_of(document)].iter_errors(document))
        structural = {code for code in codes.get(path, ()) if code.startswith("E02")} - BEYOND_A_SCHEMA
        if what.split(":")[0].rpartition("/")[2] in BOUNDS:
            structural -= {"E0206"}
        if error and path in valid:
            faults.append(f"drctl accepts {what}; the schema: {error.message[:200]}")
        if not error and structural:
            faults.append(f"the schema accepts {what}; drctl: {structural}")
        agreed[path in valid] += 1
    assert min(agreed.values()) > COUNT / 10, f"too few of a kind, the cases have moved: {agreed}"
    print("\n".join(faults) or f"schema and drctl agree: {agreed[False]} files are refused, {agreed[True]} fit")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve()), int((sys.argv[2:] or [1])[0])))
