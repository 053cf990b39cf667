"""Managed databases: https://www.vultr.com/api/#tag/managed-databases.

GIVEN["databases"] is {"lost": {fields}, "backups": {"latest_backup": ..., "oldest_backup": ...}, "restored": {"host", "port",
"users": {NAME: PASSWORD}, "command": [words], "environment": {...}}}. A restore really restores: the command fills the
server of "restored", and the new database is Rebuilding until it has ended, and for two looks at least. Which backup is
asked for makes no difference here: there is one."""
import datetime
import os
import re
import subprocess
import uuid

from provider_errors import Refused, meta, needed, only

GIVEN, DATABASES, WORK = {}, {}, {}


def routes(given):
    GIVEN.update(given.get("databases", {}))
    if "lost" in GIVEN:
        add(str(uuid.uuid4()), {**GIVEN["lost"], "status": "Running"})
    one = "/databases/([0-9a-f-]+)"
    return [("GET", "/databases", listed), ("GET", one, read), ("PUT", one, update), ("GET", one + "/backups", backups),
            ("GET", one + "/maintenance", maintenance), ("POST", one + "/restore", restore), ("GET", one + "/users/([a-z]+)", user)]


def add(database, fields):
    DATABASES[database] = {"id": database, "database_engine": "pg", "database_engine_version": "16", "region": "EWR",
                           "plan": "vultr-dbaas-startup-cc-2-80-4", "user": "vultradmin", "password": "AVNS_hidden",
                           "dbname": "defaultdb", "trusted_ips": [], "tag": "", "maintenance_dow": "sunday",
                           "maintenance_time": "02:00:00", **fields}


def listed(query):
    wanted = query.get("label")
    databases = [shown(database) for database in DATABASES if wanted in (None, DATABASES[database]["label"])]
    return 200, {"databases": databases, "meta": meta(databases)}


def read(database, _):
    return 200, {"database": shown(database)}


def update(database, fields):
    only(fields, "trusted_ips", "label", "plan", "tag")
    shown(database)
    DATABASES[database].update(fields)
    return 202, {"database": shown(database)}


def backups(database, _):
    shown(database)
    return 200, GIVEN["backups"]


def maintenance(database, _):
    shown(database)
    return 200, {"available_updates": []}


def restore(database, fields):
    only(fields, "label", "type", "date", "time")
    needed(fields, label=str)
    shown(database)
    if fields.get("type", "basebackup") not in ("basebackup", "pitr"):
        raise Refused(400, "Invalid type.")
    if fields.get("type") == "pitr":
        check_point(f"{fields.get('date')} {fields.get('time')}")
    return 200, {"database": start(fields["label"])}


def check_point(point):
    oldest = "{date} {time}".format(**GIVEN["backups"]["oldest_backup"])
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", point) or not oldest <= point <= now:
        raise Refused(400, "Invalid date.")


def start(label):
    new, database = GIVEN["restored"], str(uuid.uuid4())
    add(database, {"label": label, "host": new["host"], "port": str(new["port"]), "status": "Rebuilding"})
    WORK[database] = {"looks": 2, "process": subprocess.Popen(new["command"], env={**os.environ, **new["environment"]})}
    return dict(DATABASES[database])


def user(database, name, _):
    if shown(database)["status"] != "Running" or name not in GIVEN["restored"]["users"]:
        raise Refused(404, "Invalid user.")
    return 200, {"user": {"username": name, "password": GIVEN["restored"]["users"][name]}}


def shown(database):
    if database not in DATABASES:
        raise Refused(404, "Invalid database.")
    work = WORK.get(database)
    if work:
        work["looks"] -= 1
        ended = work["process"].poll()
        if ended is not None and work["looks"] <= 0:
            DATABASES[database]["status"] = "Error" if ended else "Running"
    return dict(DATABASES[database])
