"""PROVIDER_API=JSON provider_api.py PORT: a part of a provider's REST API, on loopback.

It speaks the subset of https://www.vultr.com/api/ that the runbooks use, with its paths, bodies, statuses and states. What
it is strict about is what that page says, and the OpenAPI description of it (github.com/vultr/vultr-java, api/openapi.yaml).
JSON is {"key": KEY, "records": {...}, "databases": {...}, "clusters": {...}}: see the modules. With "slow": SECONDS what was
asked for by POST is done at once, and said so late."""
import http.server
import json
import os
import re
import sys
import threading
import time
import urllib.parse

import provider_clusters
import provider_databases
import provider_dns
from provider_errors import Refused

GIVEN = json.loads(os.environ["PROVIDER_API"])
ROUTES = [route for part in (provider_dns, provider_databases, provider_clusters) for route in part.routes(GIVEN)]
LOCK = threading.Lock()


class Api(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            with LOCK:
                status, body = self.answer()
        except Refused as refused:
            status, body = refused.status, {"error": str(refused), "status": refused.status}
        if self.command == "POST":
            time.sleep(GIVEN.get("slow", 0))
        text = json.dumps(body).encode() if body is not None else b""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

    def answer(self):
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.headers["Authorization"] != f"Bearer {GIVEN['key']}":
            raise Refused(401, "Invalid API token.")
        path, _, query = self.path.partition("?")
        for method, pattern, handle in ROUTES:
            found = re.fullmatch("/v2" + pattern, path)
            if found and method == self.command:
                further = dict(urllib.parse.parse_qsl(query)) if method == "GET" else self.fields(body)
                return handle(*found.groups(), further)
        raise Refused(404, "Invalid API endpoint.")

    def fields(self, body):
        """What POST, PUT and PATCH send: "a JSON object in the request body with a content type of application/json"."""
        try:
            value = json.loads(body)
        except ValueError:
            value = None
        if self.headers["Content-Type"] != "application/json" or not isinstance(value, dict):
            raise Refused(400, "Invalid JSON.")
        return value

    def log_message(self, *args):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Api).serve_forever()
