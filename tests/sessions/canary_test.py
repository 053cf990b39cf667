"""canary_test.py DRCTL: twenty secrets go to programs and servers that tell them in every way, and show nowhere: not at
the terminal, in the journal, report and trace, in what other commands show, or in another process's arguments."""
import base64
import http.server
import pathlib
import socketserver
import sys
import threading
import unittest

from canaries import CANARIES, canaries_in
from terminal import Desk

DRCTL = sys.argv.pop(1)

HOOK = "hook/canary-21-T0000/B0000/x9Y8z7W6v5"  # the secret part of a channel's address

# What programs do to a secret that they print.
TELLER = r"""#!/bin/bash
exec 2>&1
printf 'plain %s and quoted %q\n' "$SECRET" "$SECRET"
printf %s "$SECRET" | base64 -w0; echo
printf 'user:%s' "$SECRET" | base64
printf 'u:%s!' "$SECRET" | base64 -w64 | base64 -w76
printf %s "$SECRET" | base64 | sed 's/^/    /'
printf %s "$SECRET" | od -An -v -tx1 | tr -d ' \n' | fold -w60; echo
printf %s "$SECRET" | od -An -v -tx1 | tr -d '\n' | tr ' ' % | tr a-f A-F; echo
printf %s "$SECRET" | od -An -v -tx1
printf 'key=%s' "$SECRET" | xxd
printf %s "$SECRET" | xxd -u -g1
printf 'k:%s' "$SECRET" | hexdump -C
printf %s "$SECRET" | od -v -x
printf %s "$SECRET" | od -An -v -tx1 | tr -d '\n' | tr ' ' :; echo
printf '0x%s, ' $(printf %s "$SECRET" | od -An -v -tx1); echo
printf '\\x%s' $(printf %s "$SECRET" | od -An -v -tx1); echo
cat; echo
exit "$1"
"""


class Echo(http.server.BaseHTTPRequestHandler):
    """Answers with what it was sent."""

    told = []  # what people are told by a channel

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.startswith("/hook"):
            self.told.append(body.decode())
        self.send_response(400 if "fail" in self.path else 200)
        self.send_header("Content-Type", self.headers["Content-Type"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


class CommandLines(threading.Thread):
    """The arguments of every process of the machine, seen again and again."""

    def __init__(self):
        super().__init__(daemon=True)
        self._enough, self._seen = threading.Event(), set()

    def run(self):
        while not self._enough.wait(0.02):
            for process in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    self._seen.add(process.read_bytes())
                except OSError:
                    continue

    def seen(self):
        self._enough.set()
        self.join()
        return b"\n".join(self._seen).decode(errors="replace")


def steps_of(number, url):
    secret = f"${{c{number:02}}}"
    for status in (0, 1):
        yield f"""
  - id: tell{number:02}-{status}
    title: A program tells it in every way, and exits with {status}
    exec: {{command: tell {status}, input: "{secret}", environment: {{SECRET: "{secret}"}}}}
    effect: read
    effect_reason: it only prints
    show: text
    on_failure: continue
    capture: {{seen{number:02}_{status}: {"result.output" if status == 0 else "error"}}}"""
    for path, part in (("json", "json"), ("fail", "json"), ("form", "form")):
        yield f"""
  - id: send{number:02}-{path}-{part}
    title: A server sends it back
    http: {{request: "POST {url}/{path}", {part}: {{password: "{secret}", other: "<{secret}>"}}, keep_secrets: true}}
    show: text
    on_failure: continue
    capture: {{back{number:02}_{path}: {"error" if path == "fail" else "result.body"}}}"""


def runbook(url):
    numbers = range(1, len(CANARIES) + 1)
    variables = "".join(f"  c{number:02}: {{type: secret, required: true, description: canary}}\n" for number in numbers)
    steps = "".join(step for number in numbers for step in steps_of(number, url))
    return f"""runbook: canaries
title: Twenty secrets
targets: {{team: channel, gone: channel}}
notify:
  to: [team, gone]
  start: It has begun
  failure: "${{run.step}} failed: ${{run.reason}}"
  end: "It ended: ${{run.status}} ${{run.reason}}"
vars:
{variables}steps:{steps}""" + """
  - id: by-hand
    title: A person is told some
    manual: Type ${c01}, ${c07} and ${c19} there.
  - id: last
    title: Fails with one
    exec: {command: tell 3, environment: {SECRET: "${c13}"}}
    effect: read
    effect_reason: it only prints
"""


class Canary(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.desk = Desk(DRCTL)
        self.addCleanup(self.desk.close)
        server = Server(("127.0.0.1", 0), Echo)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(lambda: (server.shutdown(), server.server_close()))
        (self.desk.path / "bin").mkdir()
        (self.desk.path / "bin/tell").write_text(TELLER)
        (self.desk.path / "bin/tell").chmod(0o700)
        (self.desk.path / "canaries.yaml").write_text(runbook(f"http://127.0.0.1:{server.server_port}"))
        (self.desk.path / "here.yaml").write_text("environment: here\ntargets:\n" + "".join(self.channels(server))
                                                  + "vars:\n" + "".join(self.bindings()))

    def channels(self, server):
        """One that is there, and one that is not."""
        for name, port in (("team", server.server_port), ("gone", 1)):
            self.desk.environment[name.upper() + "_URL"] = f"http://127.0.0.1:{port}/{HOOK}"
            yield f"  {name}: {{kind: channel, via: webhook, url: {{env: {name.upper()}_URL}}}}\n"

    def bindings(self):
        """By turns in a file and in a variable."""
        for number, secret in enumerate(CANARIES, 1):
            if number % 2:
                file = self.desk.path / f"canary{number:02}"
                file.write_text(secret + "\n", encoding="utf-8")
                file.chmod(0o600)
                yield f"  c{number:02}: {{file: {file}}}\n"
            else:
                self.desk.environment[f"CANARY_{number}"] = secret
                yield f"  c{number:02}: {{env: CANARY_{number}}}\n"

    def artefacts(self):
        for file in sorted((self.desk.path / "state").rglob("*")):
            if file.is_file():
                yield str(file), file.read_text(encoding="utf-8", errors="replace")
        yield "the trace", (self.desk.path / "trace").read_text(errors="replace")

    def expect_none(self, where, text):
        self.assertNotIn(HOOK, text, where)
        self.assertEqual(canaries_in(text), [], where)

    def test_the_search_finds_each(self):
        for number, secret in enumerate(CANARIES, 1):
            self.assertTrue(canaries_in("<" + secret + ">"), number)
            twice = base64.encodebytes(base64.b64encode(b"user:" + secret.encode())).decode()
            self.assertTrue(canaries_in(twice.replace("\n", "\n   ")), number)

    def test_none_shows_anywhere(self):
        lines = CommandLines()
        lines.start()
        run = self.desk.at_terminal("run", "./canaries.yaml", "--env", "./here.yaml", "--log-file", "trace")
        run.expect("to be done by hand:")
        run.expect("number or name:")
        run.type("done")
        run.expect("step 'last' failed")
        run.expect("number or name:")
        run.type("stop")
        run.wait()
        seen = lines.seen()
        self.assertIn("canaries.yaml", seen)
        self.expect_none("command lines", seen)
        self.expect_none("the terminal", run.screen)
        self.assertGreater(run.screen.count("[secret]"), len(CANARIES))
        finished = self.desk.events("step_finished")
        self.assertGreaterEqual(len(finished), 5 * len(CANARIES) + 2)
        for where, text in self.artefacts():
            self.expect_none(where, text)
        self.assertIn("last failed", "".join(Echo.told))
        self.expect_none("what people were told", "\n".join(Echo.told))
        for words in (["show"], ["runs"], ["describe", "./canaries.yaml"], ["verify"],
                      ["run", "./canaries.yaml", "--env", "./here.yaml", "--dry-run"],
                      ["run", "./canaries.yaml", "--env", "./here.yaml", "--rehearse"],
                      ["resume", "--retry", "last"]):
            shown = self.desk.without_terminal(*words)
            self.expect_none(" ".join(words), shown.communicate()[0])
        for where, text in self.artefacts():
            self.expect_none(where, text)


if __name__ == "__main__":
    unittest.main()
