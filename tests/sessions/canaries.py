"""Twenty secrets of shapes that quoting, escaping and encoding treat differently, and the search for them."""
import base64
import json
import re
import shlex
import urllib.parse

CANARIES = [
    "canary-01-kX9mQ2",
    "canary 02 with blanks",
    "canary'03'quoted'",
    'canary"04"quoted"',
    r"canary\05\back\n\slash",
    "canary$06`id`$(id)${HOME}",
    "canary%2007/p?a=b&c=d#e+f@g:h",
    "канарейка-08-käse-\U0001d11e",
    "Y2FuYXJ5LTA5LW1pbmQtdGhlLWdhcA==",
    "ca9a4110deadbeefcafe",
    '{"canary":[11,"\\u0000"]}',
    r"^(canary)[1-2]{2}.*?\d+$|\b12",
    "c" * 40 + "anary-13-" + "y" * 300 + "-the-end-of-a-long-one",
    '<canary href="14">&amp;</canary>',
    "c15!Q",
    "4815162342161718",
    "-17 --canary -rf",
    "canary: 18 #no !tag &anchor *alias | >",
    "-----BEGIN CANARY-----\nMC4CAQAwBQYDK2VwBCIEICanary19canary19\nZZ19zzcanary/+canary==\n-----END CANARY-----",
    "canary\t20\x01tab;and|pipe>file",
]

PIECE = 12  # characters of a form, which tell of a secret when something stands between them


def core(secret, before):
    """The base64 that the bytes alone decide, `before` unknown bytes in front of them."""
    text = base64.b64encode(b"x" * before + secret).decode()
    return text[(before * 8 + 5) // 6:(before + len(secret)) * 8 // 6]


def written(secret):
    """As they may stand in a text."""
    escaped = json.dumps(secret, ensure_ascii=False)[1:-1]
    yield "plain", secret
    yield "JSON", escaped
    yield "JSON in ASCII", json.dumps(secret)[1:-1]
    yield "JSON in JSON", json.dumps(escaped, ensure_ascii=False)[1:-1]
    yield "URL", urllib.parse.quote(secret, safe="")
    yield "URL, every byte", "".join(f"%{byte:02X}" for byte in secret.encode())
    yield "a form", urllib.parse.quote_plus(secret)
    yield "shell", shlex.quote(secret)
    if "\n" in secret:
        for line in secret.split("\n"):
            yield "a line of it", line


def encoded(secret):
    """As they may stand in a text once all that is no letter, digit, + or / is left out: lines never ended."""
    yield "hexadecimal", secret.encode().hex()
    yield "hexadecimal", secret.encode().hex().upper()
    for before in range(3):
        once = core(secret.encode(), before)
        yield "base64", once
        for outer in range(3):
            yield "base64 of base64", core(once.encode(), outer)


def pieces(text):
    return {text[at:at + PIECE] for at in range(len(text) - PIECE + 1)}


def canaries_in(text):
    """["canary 7 as base64", "a piece of canary 7 as JSON", ...]"""
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
    unbroken = re.sub(r"[^A-Za-z0-9+/]", "", text)
    pieces_of = {text: pieces(text), unbroken: pieces(unbroken)}
    found = []
    for number, secret in enumerate(CANARIES, 1):
        for forms, where in ((written(secret), text), (encoded(secret), unbroken)):
            for form, words in forms:
                if words in where:
                    found.append(f"canary {number} as {form}")
                elif some := pieces(words) & pieces_of[where]:
                    found.append(f"a piece of canary {number} as {form}: {min(some)!r}")
    return found
