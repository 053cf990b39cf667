#!/usr/bin/env python3
"""The schemas of drctl against runbooks and environments. Usage: language_test.py DRCTL

Every file that `drctl validate` accepts must fit (those shipped, those of tests/cases), and structural mistakes must not.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).parents[2]

CALL = "{id: a, title: t, exec: df, effect: read, effect_reason: r%s}"
BAD_STEPS = {
    "an unknown key": CALL % ", titel: t",
    "no id": "{title: t, exec: df, effect: read, effect_reason: r}",
    "an id in capitals": "{id: A, exec: df, effect: read, effect_reason: r}",
    "no action": "{id: a, title: t}",
    "two actions": CALL % ", sql: SELECT 1",
    "an effect without its reason": "{id: a, exec: df, effect: read}",
    "a reason without its effect": "{id: a, sql: SELECT 1, effect_reason: r}",
    "exec without an effect": "{id: a, exec: df}",
    "a word that is none": CALL % ", show: tables",
    "a duration without a unit": CALL % ", timeout: 30",
    "every without until": CALL % ", every: 1s",
    "retries without attempts": CALL % ", retries: {delay: 1s}",
    "a gate without a timeout": CALL % ", confirm: c, gate: {on_timeout: park}",
    "an outcome of a gate that is none": CALL % ", confirm: c, gate: {timeout: 1m, on_timeout: approve}",
    "a gate of a decision": "{id: a, gate: {timeout: 1m}, choose: {b: {steps: [%s]}, c: {steps: [%s]}}}" % (CALL % "", CALL % ""),
    "retries that are a number": CALL % ", retries: 3",
    "a number in quotes": CALL % ", retries: {attempts: '2'}",
    "a fraction of an attempt": CALL % ", retries: {attempts: 2.5}",
    "a truth in quotes": "{id: a, sql: {query: SELECT 1, writes: 'true'}}",
    "a pause without a unit": CALL % ", until: 'true', every: 5",
    "a capture whose name is none": CALL % ", capture: {A-B: result.output}",
    "a check without expect": CALL % ", check: {sql: SELECT 1}",
    "a check without a call": CALL % ", check: {expect: 'true'}",
    "a rollback with expect": CALL % ", rollback: {sql: SELECT 1, expect: 'true'}",
    "an unknown field of an adapter": "{id: a, sql: {query: SELECT 1, databas: d}}",
    "a field of the wrong kind": "{id: a, sql: {query: SELECT 1, writes: 3}}",
    "a required field that is missing": "{id: a, sql: {database: d}}",
    "until in a decision": "{id: a, until: 'true', choose: {b: {steps: [%s]}, c: {steps: [%s]}}}" % (CALL % "", CALL % ""),
    "a decision with one option": "{id: a, choose: {b: {steps: [%s]}}}" % (CALL % ""),
    "an option without steps": "{id: a, choose: {b: {title: t}, c: {steps: [%s]}}}" % (CALL % ""),
    "timeout in an include": "{runbook: other, timeout: 5s}",
    "with beside a call": CALL % ", with: {a: 1}",
}
BAD_RUNBOOKS = {
    "no name": "{steps: [%s]}",
    "an unknown key": "{runbook: a, stpes: [], steps: [%s]}",
    "an unknown severity": "{runbook: a, severity: high, steps: [%s]}",
    "an unknown kind of target": "{runbook: a, targets: {db: oracle}, steps: [%s]}",
    "an unknown type of variable": "{runbook: a, vars: {v: {type: text}}, steps: [%s]}",
    "a notice to nobody": "{runbook: a, notify: {start: x}, steps: [%s]}",
    "a notice of an unknown moment": "{runbook: a, notify: {to: b, begin: x}, steps: [%s]}",
    "a variable that is no mapping": "{runbook: a, vars: {v: 1}, steps: [%s]}",
    "a fraction for an integer": "{runbook: a, vars: {v: {type: integer, default: 5.5}}, steps: [%s]}",
    "a fraction in quotes for an integer": "{runbook: a, vars: {v: {type: integer, default: '5.5'}}, steps: [%s]}",
    "two signs of a number": "{runbook: a, vars: {v: {type: number, default: '--5'}}, steps: [%s]}",
    "a bound in quotes": "{runbook: a, vars: {v: {type: integer, min: '1'}}, steps: [%s]}",
    "a time without a unit": "{runbook: a, vars: {v: {type: duration, default: 30}}, steps: [%s]}",
    "a word of an enum given twice": "{runbook: a, vars: {v: {type: enum, values: [b, c, b]}}, steps: [%s]}",
    "a required that is in quotes": "{runbook: a, vars: {v: {required: 'true'}}, steps: [%s]}",
}
BAD_ENVIRONMENTS = {
    "no name": "{targets: {}}",
    "a setting that is missing": "{environment: a, targets: {db: {kind: postgres, host: h, database: d}}}",
    "a setting of another kind": "{environment: a, targets: {db: {kind: kubernetes, context: c, namespace: n, host: h}}}",
    "a channel by an unknown way": "{environment: a, targets: {c: {kind: channel, via: pigeon}}}",
    "a URL of a channel in the file": "{environment: a, targets: {c: {kind: channel, via: slack, url: u}}}",
    "a secret in the file": "{environment: a, targets: {db: {kind: postgres, host: h, database: d, user: u, password: p}}}",
    "a lock that is no name": "{environment: a, lock: [b]}",
    "a port out of range": "{environment: a, targets: {db: {kind: postgres, host: h, database: d, user: u, port: 70000}}}",
}
BAD_TESTS = {
    "no runbook": "{cases: []}",
    "no cases": "{test: a}",
    "a case without a name": "{test: a, cases: [{expect: {}}]}",
    "an unknown answer": "{test: a, cases: [{case: b, steps: {c: {gate: yes}}}]}",
    "an unknown outcome": "{test: a, cases: [{case: b, expect: {outcome: fine}}]}",
    "a result that is a text": "{test: a, steps: {c: {result: fine}}, cases: [{case: b}]}",
    "a decision that is a list": "{test: a, cases: [{case: b, steps: {c: {choose: [d]}}}]}",
    "a sequence of texts": "{test: a, steps: {c: {sequence: [fine]}}, cases: [{case: b}]}",
}
# What both accept: a number is written in more than one way, and a variable's value may stand in quotes.
WELL_RUNBOOKS = {
    "whole numbers with a fraction of nothing":
        "{runbook: a, vars: {v: {type: integer, default: 5.0, min: 1.0, max: +7}}, steps: [%s]}" % (CALL % ", retries: {attempts: 2.0}"),
    "values in quotes":
        "{runbook: a, vars: {i: {type: integer, default: '+5'}, n: {type: number, default: '.5'}, b: {type: boolean, default: 'true'}},"
        " steps: [%s]}" % (CALL % ""),
    "words of an enum that are numbers": "{runbook: a, vars: {v: {type: enum, values: [1, 2], default: 2}}, steps: [%s]}" % (CALL % ""),
}
WELL_TESTS = {"a decision taken back": "{test: a, cases: [{case: b, steps: {c: {choose: null}}}]}"}


def refused_by(drctl, text):
    """The codes of what drctl refuses in a runbook."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "a.yaml").write_text(text)
        told = subprocess.run([drctl, "validate", "--format", "json", "a.yaml"], cwd=folder, capture_output=True, check=False)
    return {found["code"] for found in json.loads(told.stdout)["findings"] if found["code"].startswith("E")}


def validator(drctl, what):
    schema = json.loads(subprocess.run([drctl, "schema", what], capture_output=True, check=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    described = [key for key, value in schema["properties"].items() if "description" not in value]
    for name, part in schema.get("$defs", {}).items():
        described += [f"{name}.{key}" for key, value in part.get("properties", {}).items()
                      if "description" not in value and not key_of_adapter(value)]
    assert not described, f"without a description: {described}"
    return jsonschema.Draft202012Validator(schema)


def key_of_adapter(value):
    """An adapter's summary stands in its own definition."""
    return value.get("$ref", "").startswith("#/$defs/adapter-")


def well_files(drctl):
    """(kind, file) of each YAML file that drctl accepts, with the folder from which it was named."""
    folders = [ROOT / "runbooks", *(path for path in (ROOT / "tests/cases").glob("*/files") if any(path.rglob("*.yaml")))]
    for folder in sorted(folders):
        told = subprocess.run([drctl, "validate", "--format", "json", "."], cwd=folder, capture_output=True, check=False)
        for file in json.loads(told.stdout)["files"]:
            if file["valid"]:
                yield file["kind"], folder / file["path"]


def main(drctl):
    validators = {what: validator(drctl, what) for what in ("runbook", "environment", "test")}
    faults, fitting = [], 0
    for kind, file in well_files(drctl):
        fitting += 1
        document = json.loads(json.dumps(yaml.safe_load(file.read_text()), default=str))  # a time is a text
        for error in validators[kind].iter_errors(document):
            faults.append(f"{file}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
    cases = [("runbook", name, "{runbook: a, steps: [%s]}" % step) for name, step in BAD_STEPS.items()]
    cases += [("runbook", name, text % (CALL % "")) for name, text in BAD_RUNBOOKS.items()]
    cases += [("environment", name, text) for name, text in BAD_ENVIRONMENTS.items()]
    cases += [("test", name, text) for name, text in BAD_TESTS.items()]
    for kind, name, text in cases:
        if validators[kind].is_valid(yaml.safe_load(text)):
            faults.append(f"accepted, with {name}: {text}")
    for kind, name, text in cases:
        if kind == "runbook" and not refused_by(drctl, text):
            faults.append(f"accepted by drctl, with {name}: {text}")
    for name, text in WELL_RUNBOOKS.items():
        if not validators["runbook"].is_valid(yaml.safe_load(text)) or refused_by(drctl, text):
            faults.append(f"refused, with {name}: {text}: {refused_by(drctl, text) or 'by the schema'}")
    for name, text in WELL_TESTS.items():
        if not validators["test"].is_valid(yaml.safe_load(text)):
            faults.append(f"refused, with {name}: {text}")
    assert validators["runbook"].is_valid(yaml.safe_load("{runbook: a, steps: [%s]}" % (CALL % "")))
    assert fitting > 50, f"only {fitting} files: the cases have moved"
    print("\n".join(faults) or f"{fitting} files fit, {len(cases)} mistakes are refused")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve())))
