"""validate_many.py DRCTL: how long `drctl validate` takes, in CPU time on one core: for 1,000 runbooks of 30 steps with
expressions, and for one runbook of ever more steps, whose cost should grow as its size does."""
import os
import pathlib
import subprocess
import sys
import tempfile


def runbook(name, steps):
    lines = [f"runbook: {name}", f"title: {name}", "targets: {cluster: kubernetes, database: postgres}", "vars:",
             "  deployment: {type: string, required: true}", "  tables: {type: list, default: [a, b]}",
             "  least: {type: integer, default: 1}", "steps:"]
    for number in range(0, steps, 3):
        lines += [f"  - id: count-{number}", f"    title: Count {number}",
                  "    sql: SELECT count(*) AS n FROM pg_class WHERE relname = ${deployment}",
                  "    expect: result.rows[0].n >= least && tables.all(t, t != '')", "    capture:",
                  f"      n_{number}: result.rows[0].n",
                  f"  - id: restart-{number}", f"    title: Restart {number}", f"    when: n_{number} > 0",
                  "    kubectl: rollout restart deployment/${deployment}", "    confirm: ${deployment} restarts.",
                  f"  - id: ready-{number}", f"    title: Ready {number}", "    kubectl: get deployment ${deployment} -o json",
                  "    until: has(result.json.status.readyReplicas) && result.json.status.readyReplicas == 2",
                  "    timeout: 2m"]
    return "\n".join(lines) + "\n"


def cpu_seconds(drctl, folder):
    child = subprocess.Popen([drctl, "validate", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.sched_setaffinity(child.pid, {0})
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, "the runbooks are not well"
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(drctl, what, runbooks):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in runbooks.items():
            (pathlib.Path(folder) / f"{name}.yaml").write_text(text)
        seconds, memory = min(cpu_seconds(drctl, folder) for _ in range(3))
        print(f"{what:32}{seconds:7.2f} s {memory:6.0f} MiB")


if __name__ == "__main__":
    program = str(pathlib.Path(sys.argv[1]).resolve())
    measure(program, "1,000 runbooks of 30 steps", {f"scenario-{n}": runbook(f"scenario-{n}", 30) for n in range(1000)})
    for steps in (1_500, 3_000, 6_000, 12_000, 18_000):
        measure(program, f"one runbook of {steps:,} steps", {"one": runbook("one", steps)})
