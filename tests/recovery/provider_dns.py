"""The A records of the zone volaticloud.test: https://www.vultr.com/api/#tag/dns. GIVEN["records"] is {NAME: ADDRESS}.

With GIVEN["names"] = {"folder": FOLDER, "name": NAME} the record NAME is what the sandbox's name server says, too."""
import os
import re
import uuid

from provider_errors import Refused, meta, only

RECORDS = {}
PUBLISHED = {}


def routes(given):
    PUBLISHED.update(given.get("names", {}))
    for name, data in given.get("records", {}).items():
        RECORDS[str(uuid.uuid4())] = {"type": "A", "name": name, "data": data, "priority": -1, "ttl": 300}
    zone = "/domains/volaticloud.test/records"
    return [("GET", zone, listed), ("GET", zone + "/([0-9a-f-]+)", read), ("PATCH", zone + "/([0-9a-f-]+)", update)]


def listed(_):
    records = [shown(record) for record in RECORDS]
    return 200, {"records": records, "meta": meta(records)}


def read(record, _):
    return 200, {"record": shown(record)}


def update(record, fields):
    only(fields, "name", "data", "ttl", "priority")
    shown(record)
    if not re.fullmatch(r"\d+(\.\d+){3}", fields.get("data", "0.0.0.0")):
        raise Refused(400, "Invalid IP address.")
    RECORDS[record].update(fields)
    publish(RECORDS[record])
    return 204, None


def publish(record):
    """Renamed into the folder: the name server reads at once what appears there."""
    if record["name"] != PUBLISHED.get("name"):
        return
    name = record["name"] + ".volaticloud.test"
    fresh = PUBLISHED["folder"] + "." + name
    with open(fresh, "w") as file:
        file.write(f"{record['data']} {name}\n")
    os.rename(fresh, os.path.join(PUBLISHED["folder"], name))


def shown(record):
    if record not in RECORDS:
        raise Refused(404, "Invalid record.")
    return {"id": record, **RECORDS[record]}
