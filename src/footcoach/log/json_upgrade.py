"""How the keys of an old version of the format become those of the next: tables of changes.

It is plain JSON in and out: nothing here knows a class of the program.
"""

from collections.abc import Callable
from typing import NamedTuple

from footcoach.log.json_codec import Json, MalformedError, malformed

Change = Callable[[Json], Json]


class OldKey(NamedTuple):
    """A key of an old version."""

    name: str
    """What it is called in the next version."""
    change: Change = lambda value: value
    required: bool = False


Keys = dict[str, OldKey]


def upgrade(data: Json, keys: Keys) -> dict[str, Json]:
    """Return an object with the names and values of the next version; without nulls.

    Raise `MalformedError` for anything else.
    """
    if not isinstance(data, dict):
        raise malformed(data, "should be an object")
    for key in keys:
        if keys[key].required and key not in data:
            raise MalformedError(key, "is missing")
    changed = dict[str, Json]()
    for key, value in data.items():
        if key not in keys:
            raise MalformedError("", "isn't a known key").under(key)
        if value is not None:
            changed[keys[key].name] = upgrade_under(key, keys[key].change, value)
    return changed


def upgrade_under(key: str | int, change: Change, value: Json) -> Json:
    """Return ``change`` of a value; an error of it says that it was under ``key``."""
    try:
        return change(value)
    except MalformedError as error:
        raise error.under(key) from None


def upgrade_each(change: Change) -> Change:
    """Return a change of every item of a list."""

    def change_all(data: Json) -> Json:
        if not isinstance(data, list):
            raise malformed(data, "should be a list")
        return [upgrade_under(index, change, item) for index, item in enumerate(data)]

    return change_all


def keep_keys(*names: str, required: bool = False) -> Keys:
    """Return keys that keep their names and values."""
    return {name: OldKey(name, required=required) for name in names}
