"""hostile_files_test.py DRCTL MIB: files that are made to hurt. Each is answered with an error or a result, never by a
crash, without end, or with more than MIB of memory. How fast is printed, and not asserted."""
import os
import pathlib
import subprocess
import sys
import tempfile

MOST_SECONDS = 60

STEP = "  - {id: s%d, title: T, manual: Do it.}\n"
HEAD = "runbook: hostile\ntitle: Hostile\nsteps:\n"


def expression(text):
    return HEAD + "  - id: a\n    title: A\n    manual: Do it.\n    when: '%s'\n" % text


FILES = {
    "ten megabytes of one line": b"runbook: " + b"a" * 10_000_000,
    "a hundred thousand steps": (HEAD + "".join("  - {id: s%d, manual: m}\n" % n for n in range(100_000))).encode(),
    "deep lists in brackets": b"runbook: a\nsteps: " + b"[" * 10_000 + b"]" * 10_000,
    "deep mappings in braces": b"runbook: a\nsteps: " + b"{a: " * 10_000 + b"}" * 10_000,
    "deep blocks": "\n".join(" " * n + "a:" for n in range(2_500)).encode(),
    "deep lists of dashes": b"steps: \n" + b"- " * 10_000 + b"a\n",
    "a billion laughs": b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9)),
    "a zero byte": b"runbook: a\ntitle: \0\n",
    "bytes that are no UTF-8": b"runbook: a\ntitle: \xff\xfe\xfa\n",
    "UTF-16": "runbook: a\n".encode("utf-16"),
    "line ends of Windows": HEAD.replace("\n", "\r\n").encode() + (STEP % 1).replace("\n", "\r\n").encode(),
    "a byte order mark": b"\xef\xbb\xbf" + HEAD.encode() + (STEP % 1).encode(),
    "tabs": b"runbook: a\nsteps:\n\t- id: a\n",
    "an expression of a megabyte": expression("1 + " * 250_000 + "1").encode(),
    "deep parentheses": expression("(" * 20_000 + "1" + ")" * 20_000).encode(),
    "deep lists in an expression": expression("[" * 20_000 + "]" * 20_000).encode(),
    "deep conditions": expression("true ? " * 20_000 + "1" + " : 1" * 20_000).encode(),
    "deep negation": expression("!" * 100_000 + "true").encode(),
    "nested loops in an expression": expression("[1,2,3]" + ".map(x, [1,2,3]" * 300 + ".size()" + ")" * 300).encode(),
    "a regular expression": (HEAD + STEP % 1 + "vars:\n  a: {type: string, pattern: '" + "(a*)*" * 50_000 + "'}\n").encode(),
    "duplicate keys": (HEAD + STEP % 1 + "title: T\n" * 100_000).encode(),
    "unknown keys": (HEAD + STEP % 1 + "".join("k%d: 1\n" % n for n in range(100_000))).encode(),
    "a goto from each step to the next": (HEAD + "".join("  - {id: s%d, manual: m, on_failure: {goto: s%d}}\n" % (n, n + 1) for n in range(40_000))).encode(),
    "a goto from each step to none": (HEAD + "".join("  - {id: s%d, manual: m, on_failure: {goto: zz}}\n" % n for n in range(40_000))).encode(),
    "many includes of nothing": (HEAD + "".join("  - {id: s%d, runbook: nothing}\n" % n for n in range(40_000))).encode(),
    "a decision of very many options": (HEAD + "  - id: s\n    choose:\n" + "".join(
        "      o%d: {steps: [{id: a%d, manual: m, capture: {c%d: '1'}}]}\n" % (n, n, n) for n in range(20_000))).encode(),
    "slips in many steps": (HEAD + "".join("  - id: s%d\n    manual: 'x\n" % n for n in range(4_000))).encode(),
    "wrong columns of many steps": (HEAD + "    - id: a\n" + "".join("  - id: s%d\n" % n for n in range(60_000))).encode(),
    "a thousand brackets in a text": HEAD.encode() + b"  - {id: a, manual: a" + b"[" * 1_000 + b"}\n",
    "two hundred thousand documents": b"---\n" * 200_000,
    "a quote that never ends": b'runbook: "' + b"a\n" * 1_000_000,
    "a key of a megabyte": b"a" * 1_000_000 + b": 1\n",
    "comments only": b"# nothing\n" * 400_000,
    "many variables": ("runbook: a\nvars:\n" + "".join("  v%d: {type: integer, default: 1}\n" % n for n in range(40_000)) + "steps:\n" + STEP % 1).encode(),
}


def answer(drctl, file):
    """Its status, its peak of memory in MiB, its CPU time in s, the first line that it said."""
    child = subprocess.Popen([drctl, "validate", file.name], cwd=file.parent, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, said.split("\n", 1)[0]


def main(drctl, most_memory):
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "hostile.yaml"
        for name, content in FILES.items():
            file.write_bytes(content)
            status, memory, seconds, said = answer(drctl, file)
            print(f"{name:32}{len(content):>10} bytes  status {status}  {seconds:5.2f} s  {memory:4.0f} MiB  {said[:60]}")
            if status not in (0, 2) or memory > most_memory or seconds > MOST_SECONDS or (status == 2 and "error" not in said):
                faults.append(name)
    print(f"not answered as they should be: {', '.join(faults)}" if faults else f"{len(FILES)} files are answered")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2])))
