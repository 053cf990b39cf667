"""How a part of the provider's API says no."""


class Refused(Exception):
    def __init__(self, status, words):
        super().__init__(words)
        self.status = status


def only(fields, *known):
    """A field that the API does not document is a mistake of whoever sends it."""
    for name in fields:
        if name not in known:
            raise Refused(400, f"Invalid {name}.")


def needed(fields, **forms):
    """Each must be there and be of its type."""
    for name, form in forms.items():
        if not isinstance(fields.get(name), form) or not fields[name]:
            raise Refused(400, f"Invalid {name}.")


def meta(listed):
    return {"total": len(listed), "links": {"next": "", "prev": ""}}
