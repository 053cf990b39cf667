"""PROVIDER_KEY=KEY provider_api.py PORT ZONE NAME=ADDRESS...: the DNS part of a provider's REST API, on loopback.

It speaks the subset of https://www.vultr.com/api/#tag/dns that the runbooks use: listing, reading and updating the A
records of one zone, with the API's own paths, bodies, statuses and words for errors."""
import http.server
import json
import os
import re
import sys
import uuid

PORT, ZONE, KEY = int(sys.argv[1]), sys.argv[2], os.environ["PROVIDER_KEY"]
RECORDS = {str(uuid.uuid4()): {"type": "A", "name": name, "data": data, "priority": -1, "ttl": 300}
           for name, data in (word.split("=") for word in sys.argv[3:])}


class Api(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.reply(self.read)

    def do_PATCH(self):
        self.reply(self.update)

    def reply(self, answer):
        status, body = answer() if self.headers["Authorization"] == f"Bearer {KEY}" else error(401, "Invalid API token.")
        text = json.dumps(body).encode() if body else b""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def read(self):
        if re.fullmatch(rf"/v2/domains/{ZONE}/records(\?.*)?", self.path):
            records = [{"id": record, **fields} for record, fields in RECORDS.items()]
            return 200, {"records": records, "meta": {"total": len(records), "links": {"next": "", "prev": ""}}}
        record = self.record()
        return (200, {"record": {"id": record, **RECORDS[record]}}) if record else error(404, "Invalid record.")

    def update(self):
        record = self.record()
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not record:
            return error(404, "Invalid record.")
        if not re.fullmatch(r"\d+(\.\d+){3}", body.get("data", RECORDS[record]["data"])):
            return error(400, "Invalid IP address.")
        RECORDS[record].update({key: body[key] for key in ("name", "data", "ttl", "priority") if key in body})
        return 204, None

    def record(self):
        found = re.fullmatch(rf"/v2/domains/{ZONE}/records/([0-9a-f-]+)", self.path)
        return found[1] if found and found[1] in RECORDS else None

    def log_message(self, *args):
        pass


def error(status, words):
    return status, {"error": words, "status": status}


http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Api).serve_forever()
