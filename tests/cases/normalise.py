"""Replaces what differs from run to run and from machine to machine; README.md lists it."""
import getpass
import re
import socket

RULES = [
    (r"\b\d{8}-\d{6}-[a-z0-9-]+-[0-9a-f]{4}\b", "$RUN"),
    (r"\b[0-9a-f]{64}\b", "$SEAL"),
    (r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| UTC)?", "$TIME"),
    (r"\b\d\d:\d\d:\d\d\b( UTC)?", "$TIME"),
    # What was measured. What was configured stands behind one of these words, or is a minute and more.
    (r"(?<!every )(?<!within )(?<! of )(?<! after )\b(\d+ ms|\d+\.\d s)\b", "$TOOK"),
    (r"\bpid \d+\b", "pid $PID"),
    (r"\bdrctl \d+\.\d+\.\d+\b", "drctl $VERSION"),
]


def text(said, names):
    """`names` are places by name, as {"DIR": "/tmp/..."}."""
    for name, value in names.items():
        if name != "RUN":
            said = said.replace(value, "$" + name)
    host = socket.gethostname()
    said = said.replace(f"{getpass.getuser()}@{host}", "$BY")
    said = re.sub(rf"(@|\bon ){re.escape(host)}\b", r"\1$MACHINE", said)
    for pattern, word in RULES:
        said = re.sub(pattern + r"(?=(  )?)", lambda found: padded(word, found), said)
    return said


def padded(word, found):
    """As wide as what it stands for where blanks follow and that is always as wide: a column stays one."""
    constant = word in ("$RUN", "$TIME")
    return word.ljust(len(found[0])) if constant and found[found.re.groups] else word
