"""notify_test.py DRCTL: runs a runbook that tells people, and looks at what came, at the journal and at the screen."""
import base64
import http.server
import json
import os
import pathlib
import socketserver
import subprocess
import sys
import tempfile
import threading
import unittest

DRCTL = sys.argv.pop(1)

RUNBOOK = """
runbook: restart
title: Restart the backend
severity: P0
targets: {team: channel, oncall: channel, it: channel, gone: channel}
notify:
  to: [team, oncall, it, gone]
  start: "${run.runbook} has begun in ${run.environment}: ${run.id}"
  waiting: "${run.title} waits for ${run.reason}"
  end: "${run.runbook} ${run.status}"
vars:
  deployment: {default: backend}
steps:
  - id: say
    title: Say it
    target: team
    notify: "about to restart ${deployment}"
  - id: say-to-nobody
    title: Say it where nobody listens
    target: gone
    notify: {text: "can you hear me?"}
    timeout: 1s
  - id: restart
    title: Restart it
    exec: "true"
    effect: destructive
    effect_reason: requests fail meanwhile
"""

ENVIRONMENT = """
environment: here
targets:
  team: {kind: channel, via: slack, url: {env: TEAM_URL}}
  oncall: {kind: channel, via: pagerduty, routing_key: {env: ROUTING_KEY}, url: {env: ONCALL_URL}}
  it: {kind: channel, via: mail, smtp: "smtp://127.0.0.1:SMTP", from: dr@a.example, to: "it@b.example"}
  gone: {kind: channel, via: webhook, url: {env: GONE_URL}}
"""


class Web(http.server.BaseHTTPRequestHandler):
    came = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.came.append((self.path, json.loads(body)))
        self.send_response(202)
        self.end_headers()

    def log_message(self, *_):
        pass


class Mail(socketserver.StreamRequestHandler):
    came = []

    def handle(self):
        say = lambda line: self.wfile.write(line.encode() + b"\r\n")
        say("220 sink")
        mail = None
        for line in self.rfile:
            line = line.decode().rstrip("\r\n")
            if mail is not None:
                mail.append(line)
                if line == ".":
                    head, body = "\n".join(mail[:-1]).split("\n\n")
                    self.came.append((head, base64.b64decode(body).decode()))
                    mail = None
                    say("250 kept")
            elif line == "DATA":
                mail = []
                say("354 go on")
            else:
                say("250 ok")
            if line == "QUIT":
                return


def serving(server):
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


class NotifyTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.web = serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Web))
        cls.smtp = serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail))

    def setUp(self):
        Web.came.clear()
        Mail.came.clear()
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        (self.folder / "restart.yaml").write_text(RUNBOOK)
        (self.folder / "here.yaml").write_text(ENVIRONMENT.replace("SMTP\"", f"{self.smtp}\""))
        url = f"http://127.0.0.1:{self.web}"
        self.env = {"PATH": os.environ["PATH"], "HOME": self.temporary.name, "XDG_STATE_HOME": self.temporary.name,
                    "TEAM_URL": url + "/services/s3cret-path", "ONCALL_URL": url + "/enqueue",
                    "ROUTING_KEY": "s3cret-key", "GONE_URL": "http://127.0.0.1:1/s3cret-path"}

    def tearDown(self):
        self.temporary.cleanup()

    def drctl(self, *words):
        self.said = subprocess.run([DRCTL, *words], cwd=self.folder, env=self.env, text=True, capture_output=True,
                                   stdin=subprocess.DEVNULL, timeout=100)
        return self.said.returncode

    def journal(self):
        (path,) = self.folder.glob("drctl/runs/*/journal.jsonl")
        return [json.loads(line) for line in path.read_text().splitlines()]

    def told(self, path):
        return [body for at, body in Web.came if at == path]

    def test_people_are_told_and_the_run_is_not_held_up(self):
        self.assertEqual(self.drctl("run", "./restart.yaml", "--env", "./here.yaml"), 4, self.said)
        run = self.journal()[0]["run"]
        waits = "Restart it waits for approval: requests fail meanwhile (stated by the runbook)"
        started = f"restart has begun in here: {run}"
        self.assertCountEqual([body["text"] for body in self.told("/services/s3cret-path")],
                              [started, "about to restart backend", waits])  # a step's own may overtake the others
        self.assertEqual([body["payload"]["summary"] for body in self.told("/enqueue")], [started, waits])
        self.assertEqual({(body["dedup_key"], body["routing_key"]) for body in self.told("/enqueue")},
                         {(run, "s3cret-key")})
        self.assertEqual([text for _, text in Mail.came], [started, waits])

        Web.came.clear()
        self.assertEqual(self.drctl("resume", "--approve", "restart"), 0, self.said)
        self.assertEqual([body["text"] for body in self.told("/services/s3cret-path")], ["restart succeeded"])
        self.assertEqual([body["event_action"] for body in self.told("/enqueue")], ["resolve"])

        notices = [event for event in self.journal() if event["event"] == "notified"]
        outcome = {(n["channel"], n["moment"]): n["end"] for n in notices if n["channel"] != "gone"}
        self.assertEqual(outcome, {(channel, moment): "succeeded" for channel in ("team", "oncall", "it")
                                   for moment in ("start", "waiting", "end")})
        self.assertTrue(all(n["end"] != "succeeded" for n in notices if n["channel"] == "gone"))
        passed = [e for e in self.journal() if e.get("step") == "say-to-nobody" and e["event"] == "failure_answered"]
        self.assertEqual([e["answer"] for e in passed], ["continue"])
        self.assertEqual(self.journal()[-1]["event"], "run_ended")

        self.assertEqual(self.drctl("show"), 0)
        self.assertIn("team told (waiting of restart): Restart it waits for", self.said.stdout)
        for file in self.folder.glob("drctl/**/*"):
            if file.is_file():
                self.assertNotIn("s3cret", file.read_text(), file)

    def test_a_rehearsal_and_a_dry_run_tell_nobody(self):
        self.drctl("run", "./restart.yaml", "--env", "./here.yaml", "--dry-run")
        self.drctl("run", "./restart.yaml", "--env", "./here.yaml", "--rehearse")
        self.assertEqual(Web.came + Mail.came, [])

    def test_a_channel_whose_secret_is_missing_stops_nothing(self):
        del self.env["TEAM_URL"]
        self.assertEqual(self.drctl("run", "./restart.yaml", "--env", "./here.yaml", "--approve", "restart"), 0, self.said)
        (error,) = {n["error"] for n in self.journal() if n["event"] == "notified" and n["channel"] == "team"}
        self.assertEqual(error, "channel 'team' has no 'url': the secret's environment variable 'TEAM_URL' is not set")

    def test_a_channel_is_not_pinned(self):
        self.assertEqual(self.drctl("pin", "./here.yaml"), 0, self.said)

    def test_an_environment_without_channels_is_well(self):
        text = RUNBOOK.split("steps:")[0] + "steps:\n  - {id: a, exec: 'true', effect: read, effect_reason: r}\n"
        (self.folder / "restart.yaml").write_text(text)
        (self.folder / "here.yaml").write_text("environment: here\n")
        self.assertEqual(self.drctl("run", "./restart.yaml", "--env", "./here.yaml"), 0, self.said)


if __name__ == "__main__":
    unittest.main()
